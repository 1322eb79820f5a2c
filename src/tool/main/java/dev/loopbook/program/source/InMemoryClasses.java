package dev.loopbook.program.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A class loader of class files in memory: these first, then the libraries', Loopbook's and the
/// JDK's.
///
/// It has no name, because a loader's name would precede every line of a printed stack trace.
public class InMemoryClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;

  /// Makes a loader of these class files.
  ///
  /// @param classes the class files by binary name
  /// @param libraries jars and folders of classes
  public InMemoryClasses(Map<String, byte[]> classes, List<Path> libraries) {
    super(parent(libraries));
    this.classes = classes;
  }

  private static ClassLoader parent(List<Path> libraries) {
    ClassLoader own = InMemoryClasses.class.getClassLoader();
    return libraries.isEmpty()
        ? own
        : new URLClassLoader(libraries.stream().map(InMemoryClasses::url).toArray(URL[]::new), own);
  }

  private static URL url(Path library) {
    try {
      return library.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(library + ": no place for classes", e);
    }
  }

  @Override
  protected final Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOwn(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  /// Returns whether this loader defines a class itself, without asking its parents.
  protected boolean isOwn(String name) {
    return classes.containsKey(name);
  }

  /// Defines a class of its own.
  protected Class<?> define(String name) {
    return define(name, Objects.requireNonNull(classes.get(name)));
  }

  /// Defines a class of its own from this class file.
  protected final Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(".class")
            ? classes.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
            : null;
    return bytes != null ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(name);
  }
}
