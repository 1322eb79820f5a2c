package dev.loopbook.program.source;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The method where a program starts, found and called as the Java launcher does (JEP 512):
/// `main(String[])` before `main()`, static or not, anything but private, inherited ones too.
public final class MainMethod {
  /// What to say where there is none.
  public static final String MISSING =
      "nothing to start in this file. A program has a method void main() { … }, not private;"
          + " a test class has methods with @Test";

  private final Class<?> start;
  private final Method method;

  private MainMethod(Class<?> start, Method method) {
    this.start = start;
    this.method = method;
  }

  /// Returns the main method of a class, if the launcher would find one.
  public static Optional<MainMethod> of(Class<?> start) {
    return find(start, String[].class)
        .or(() -> find(start))
        .filter(method -> Modifier.isStatic(method.getModifiers()) || canBeMade(start))
        .map(method -> new MainMethod(start, method));
  }

  /// Returns the first of these classes that a launcher would start.
  static Optional<String> startIn(List<String> topLevel, ClassLoader loader) {
    return topLevel.stream().filter(name -> hasMain(name, loader)).findFirst();
  }

  private static boolean hasMain(String name, ClassLoader loader) {
    try {
      return of(Class.forName(name, false, loader)).isPresent();
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // it can't even be inspected, perhaps for want of its superclass
    }
  }

  /// Runs it in this thread.
  ///
  /// @throws Throwable whatever it throws, as it was thrown
  public void run(String... arguments) throws Throwable {
    run(receiver(), arguments);
  }

  /// Returns the object that it's called on, or null if it's static.
  ///
  /// @throws Throwable whatever the constructor throws, as it was thrown
  public @Nullable Object receiver() throws Throwable {
    if (Modifier.isStatic(method.getModifiers())) {
      return null;
    }
    try {
      Constructor<?> constructor = start.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /// Runs it on this object.
  ///
  /// @throws Throwable whatever it throws, as it was thrown
  public void run(@Nullable Object receiver, String... arguments) throws Throwable {
    try {
      method.setAccessible(true);
      if (method.getParameterCount() == 0) {
        method.invoke(receiver);
      } else {
        method.invoke(receiver, (Object) arguments);
      }
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Optional<Method> find(Class<?> type, Class<?>... parameters) {
    return declared(type, parameters)
        .or(() -> inInterfaces(type, parameters))
        .or(
            () ->
                Optional.ofNullable(type.getSuperclass())
                    .flatMap(parent -> find(parent, parameters)));
  }

  private static Optional<Method> inInterfaces(Class<?> type, Class<?>... parameters) {
    for (Class<?> parent : type.getInterfaces()) {
      Optional<Method> found = find(parent, parameters);
      if (found.isPresent() && !Modifier.isStatic(found.get().getModifiers())) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Method> declared(Class<?> type, Class<?>... parameters) {
    try {
      Method method = type.getDeclaredMethod("main", parameters);
      boolean launchable =
          method.getReturnType() == void.class
              && (method.getModifiers() & (Modifier.PRIVATE | Modifier.ABSTRACT)) == 0;
      return launchable ? Optional.of(method) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static boolean canBeMade(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      return !Modifier.isPrivate(constructor.getModifiers())
          && !Modifier.isAbstract(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
