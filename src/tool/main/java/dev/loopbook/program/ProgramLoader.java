package dev.loopbook.program;

import dev.loopbook.program.source.InMemoryClasses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The class loader of one run: the program's own classes first, then Loopbook's and the JDK's.
///
/// It supplies the run's host, which is how [WovenCalls] finds it.
public final class ProgramLoader extends InMemoryClasses implements Supplier<Host> {
  static {
    registerAsParallelCapable();
  }

  /// The classes of which each run has a copy of its own.
  private final Map<String, Class<?>> copied;

  private final Map<String, byte[]> sources;
  private final Host host;
  private volatile @Nullable GuestClasses guests; // written by the shell's thread, read by any

  /// Makes the loader of a run.
  ///
  /// @param woven the program's class files, as the run needs them
  /// @param sources its source texts by resource name, so that a test runner inside the program can
  ///   show a line
  /// @param copied the classes of ours, besides [WovenCalls], of which the run needs a copy
  public ProgramLoader(
      Map<String, byte[]> woven,
      Map<String, byte[]> sources,
      List<Path> libraries,
      Host host,
      Class<?>... copied) {
    super(woven, libraries);
    this.sources = sources;
    this.host = host;
    this.copied =
        Stream.concat(Stream.of(WovenCalls.class), Stream.of(copied))
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));
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
    return define(name, bytes);
  }

  @Override
  public Host get() {
    return host;
  }

  @Override
  protected boolean isOwn(String name) {
    return super.isOwn(name) || copied.containsKey(name);
  }

  @Override
  protected Class<?> define(String name) {
    Class<?> ours = copied.get(name);
    if (ours == null) {
      return super.define(name);
    }
    byte[] bytes = classFile(ours);
    // with our code source, so that its frames aren't taken for the learner's
    return defineClass(name, bytes, 0, bytes.length, ours.getProtectionDomain());
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
    byte[] source = sources.get(name);
    return source != null ? new ByteArrayInputStream(source) : super.getResourceAsStream(name);
  }
}
