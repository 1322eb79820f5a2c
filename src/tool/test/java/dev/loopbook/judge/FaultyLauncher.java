package dev.loopbook.judge;

import dev.loopbook.judge.child.CompilerChild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Starts children as the plain launcher does, but puts a fault into some, and remembers all.
final class FaultyLauncher implements Launcher {
  private final Launcher plain = Launcher.plain();
  private final boolean compilers;
  private final int faulty;
  private final Fault fault;
  private final List<Process> started = new ArrayList<>(); // guarded by itself
  private final AtomicInteger matching = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private boolean warm;

  /// What goes wrong.
  @FunctionalInterface
  interface Fault {
    /// Returns the process that is started in place of the right one.
    Process start(List<String> command) throws IOException;
  }

  private FaultyLauncher(boolean compilers, int faulty, Fault fault) {
    this.compilers = compilers;
    this.faulty = faulty;
    this.fault = fault;
  }

  /// Puts a fault into the first of the children in which tests run.
  static FaultyLauncher ofChildren(int faulty, Fault fault) {
    return new FaultyLauncher(false, faulty, fault);
  }

  /// Puts a fault into the first of the children that compile.
  static FaultyLauncher ofCompilers(int faulty, Fault fault) {
    return new FaultyLauncher(true, faulty, fault);
  }

  /// Hands a child out only once it has said its first word. Then a judge of little patience waits
  /// for what the child does, and not for its JVM to start.
  FaultyLauncher warm() {
    warm = true;
    return this;
  }

  /// A shell script in place of the child, which gets the child's command as its arguments.
  static Fault script(String script) {
    return command -> {
      var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
      words.addAll(command);
      return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    };
  }

  @Override
  public Launcher.Child launch(List<String> command, List<Path> reads) throws IOException {
    // From a jar it starts by a word, from classes by its own.
    var isCompiler =
        command.contains(CompilerChild.COMMAND) || command.contains(CompilerChild.class.getName());
    var child =
        isCompiler == compilers && matching.incrementAndGet() <= faulty
            ? new Launcher.Child(fault.start(command), () -> {})
            : plain.launch(command, reads);
    var process = child.process();
    synchronized (started) {
      started.add(process);
    }
    if (warm) {
      var words = process.getInputStream();
      words.mark(1);
      words.read();
      words.reset();
    }
    return new Launcher.Child(
        process,
        () -> {
          ended.incrementAndGet();
          child.afterwards().run();
        });
  }

  boolean isOfCompilers() {
    return compilers;
  }

  /// Returns how many of the children that may be faulty were started.
  int matching() {
    return matching.get();
  }

  /// Returns what is wrong with the end of the children: each has to be dead, and cleaned up once.
  String leftovers() {
    synchronized (started) {
      var alive = started.stream().filter(Process::isAlive).count();
      return alive + " alive, " + (started.size() - ended.get()) + " not cleaned up";
    }
  }
}
