package dev.loopbook.loop;

import java.io.IOException;

/// Loads a class and those inside it anew, for what the loop or the JVM does only once with each
/// class.
final class FreshClass {

  private FreshClass() {}

  /// Returns an instance of a class that nobody has seen before, and that equals `inner`.
  ///
  /// @param outer the class that `inner` is inside of
  static <T> T make(Class<?> outer, Class<? extends T> inner, Class<T> as) {
    try {
      var anew = new Loader(outer).loadClass(inner.getName()).getDeclaredConstructor();
      anew.setAccessible(true);
      return as.cast(anew.newInstance());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Loader extends ClassLoader {

    private final String outer;

    Loader(Class<?> outer) {
      super(outer.getClassLoader());
      this.outer = outer.getName();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        var known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return name.equals(outer) || name.startsWith(outer + "$")
            ? anew(name)
            : super.loadClass(name, resolve);
      }
    }

    private Class<?> anew(String name) throws ClassNotFoundException {
      try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        var bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
