package dev.loopbook.judge.child;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Loads the class files of one job, apart from everything else.
final class JobClassLoader extends ClassLoader {
  private static final String FILE = ".class";

  /// Where the student's own classes say that they are from. The test's comparisons ask for it.
  private static final ProtectionDomain ANSWER = new ProtectionDomain(answer(), null);

  private final Map<String, byte[]> classes;
  private final Set<String> own;

  private JobClassLoader(ClassLoader parent, Map<String, byte[]> classes, Set<String> own) {
    super(parent);
    this.classes = classes;
    this.own = own;
    setDefaultAssertionStatus(true); // as under Maven: a test may be written with Java's assert
  }

  private static CodeSource answer() {
    try {
      return new CodeSource(URI.create("file:/answer").toURL(), (Certificate[]) null);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns the loader of the student's and the given classes. They see the API and nothing else.
  ///
  /// @param own the names of those that are the student's
  static ClassLoader ofStudent(Map<String, byte[]> classes, Set<String> own) {
    return new JobClassLoader(new ApiClassLoader(), classes, own);
  }

  /// Returns the loader of the tests: they see the student's classes, which don't see them.
  static ClassLoader ofTests(ClassLoader student, Map<String, byte[]> classes) {
    return classes.isEmpty() ? student : new JobClassLoader(student, classes, Set.of());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    var bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null
          ? loaded
          : defineClass(name, bytes, 0, bytes.length, own.contains(name) ? ANSWER : null);
    }
  }

  /// The test kit reads what a failed test does from its class files. An answer may not.
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    var bytes = name.endsWith(FILE) ? classes.get(className(name)) : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  private static String className(String file) {
    return file.substring(0, file.length() - FILE.length()).replace('/', '.');
  }

  /// Shows a student's classes what they may know: the JDK, Loopbook's API, JUnit's and Mockito's.
  /// The harness that runs them can't be found from there.
  private static final class ApiClassLoader extends ClassLoader {
    private static final List<String> OPEN =
        List.of(
            "dev.loopbook.loop.",
            "dev.loopbook.sync.",
            "dev.loopbook.io.",
            "dev.loopbook.watch.",
            "dev.loopbook.explore.",
            "dev.loopbook.testkit.",
            "org.junit.jupiter.api.",
            "org.junit.jupiter.params.",
            "org.opentest4j.",
            "org.apiguardian.",
            "org.jspecify.",
            "org.mockito.",
            "net.bytebuddy.");

    private final ClassLoader own;

    ApiClassLoader() {
      super(UnrecordedJunit.below(ClassLoader.getPlatformClassLoader())); // a trial of orders asks
      own = ApiClassLoader.class.getClassLoader();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (OPEN.stream().anyMatch(name::startsWith)) {
        return own.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
