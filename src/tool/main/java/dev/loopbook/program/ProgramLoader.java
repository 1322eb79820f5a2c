package dev.loopbook.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The class loader of one run: the program's own classes first, then Loopbook's and the JDK's.
///
/// It supplies the run's host, which is how [WovenCalls] finds it. It has no name, because a
/// loader's name would precede every line of a printed stack trace.
final class ProgramLoader extends ClassLoader implements Supplier<Host> {
  /// The classes of which each run has a copy of its own.
  private static final Map<String, Class<?>> COPIED =
      Map.of(
          WovenCalls.class.getName(),
          WovenCalls.class,
          WovenAccess.class.getName(),
          WovenAccess.class);

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;
  private final Map<String, byte[]> sources;
  private final Optional<Host> host;
  private volatile @Nullable GuestClasses guests; // written by the shell's thread, read by any

  private ProgramLoader(
      Map<String, byte[]> classes,
      Map<String, byte[]> sources,
      List<Path> libraries,
      Optional<Host> host) {
    super(parent(libraries));
    this.classes = classes;
    this.sources = sources;
    this.host = host;
  }

  /// Returns a loader for a run: its class files are woven.
  ///
  /// @param sources its source texts by resource name, so that a test runner inside the program can
  ///   show a line
  static ProgramLoader of(
      Map<String, byte[]> woven, Map<String, byte[]> sources, List<Path> libraries, Host host) {
    return new ProgramLoader(woven, sources, libraries, Optional.of(host));
  }

  /// Returns a loader for inspecting classes that won't run.
  static ProgramLoader toLookInto(Map<String, byte[]> classes, List<Path> libraries) {
    return new ProgramLoader(classes, Map.of(), libraries, Optional.empty());
  }

  /// Loads these classes, too, from now on.
  void admit(GuestClasses admitted) {
    guests = admitted;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var known = guests;
    byte[] bytes = known == null ? null : known.classFile(name).orElse(null);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public Host get() {
    return host.orElseThrow();
  }

  private static ClassLoader parent(List<Path> libraries) {
    ClassLoader own = ProgramLoader.class.getClassLoader();
    return libraries.isEmpty()
        ? own
        : new URLClassLoader(libraries.stream().map(ProgramLoader::url).toArray(URL[]::new), own);
  }

  private static URL url(Path library) {
    try {
      return library.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(library + ": no place for classes", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own = classes.containsKey(name) || COPIED.containsKey(name);
    if (!own) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) {
    Class<?> copied = COPIED.get(name);
    if (copied != null) {
      byte[] bytes = classFile(copied);
      // with our code source, so that its frames aren't taken for the learner's
      return defineClass(name, bytes, 0, bytes.length, copied.getProtectionDomain());
    }
    byte[] bytes = Objects.requireNonNull(classes.get(name));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] classFile(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(".class")
            ? classes.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
            : sources.get(name);
    return bytes != null ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(name);
  }
}
