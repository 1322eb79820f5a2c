package dev.loopbook.judge.child;

import java.util.Map;

/// Loads class files that a job brought, apart from everything else.
final class JobClassLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  private JobClassLoader(ClassLoader parent, Map<String, byte[]> classes) {
    super(parent);
    this.classes = classes;
  }

  /// Returns the loader of student's and given classes. They see the API and nothing behind it.
  static ClassLoader ofStudent(Map<String, byte[]> classes) {
    return new JobClassLoader(new Api(), classes);
  }

  /// Returns the loader of the tests: they see the student's classes, which do not see them.
  static ClassLoader ofTests(ClassLoader student, Map<String, byte[]> classes) {
    return classes.isEmpty() ? student : new JobClassLoader(student, classes);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    var bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
