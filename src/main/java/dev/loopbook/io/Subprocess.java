package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/// Another program, started from a coroutine, as asyncio's `create_subprocess_exec`.
///
/// Its pipes are read and written by helper threads, so the loop is never held.
public final class Subprocess implements AutoCloseable {

  /// What a program left when it ended.
  ///
  /// @param status its exit status; 128 and the signal's number if a signal ended it
  /// @param out what it wrote to standard output
  /// @param err what it wrote to standard error
  public record Result(int status, String out, String err) {}

  private final EventLoop loop;
  private final Process process;
  private final Future<Integer> ended;
  private final BufferedReader out;
  private final BufferedReader err;

  private Subprocess(EventLoop loop, Process process) {
    this.loop = loop;
    this.process = process;
    out = process.inputReader();
    err = process.errorReader();
    ended = loop.createFuture("the end of " + this);
    loop.resources().opened(this);
    loop.outsideWorkBegins();
    process.onExit().thenAccept(done -> report(done.exitValue()));
  }

  private void report(int status) {
    try {
      loop.callSoonThreadsafe(
          () -> {
            loop.outsideWorkEnds();
            loop.resources().closed(this);
            if (!ended.isDone()) {
              ended.setResult(status);
            }
          });
    } catch (IllegalStateException closed) {
      // The loop is gone, and with it whoever waited.
    }
  }

  /// Returns a coroutine that starts `command`, the program and its arguments.
  ///
  /// The coroutine throws an [IOException] if there is no such program.
  public static Coroutine<Subprocess> start(String... command) {
    var words = List.of(command);
    return Coroutine.named(
        "start",
        () -> {
          var process = Async.await(Async.toThread(() -> new ProcessBuilder(words).start()));
          return new Subprocess(EventLoop.running(), process);
        });
  }

  /// Returns a coroutine that starts `command`, and of what it left when it ended.
  public static Coroutine<Result> run(String... command) {
    return Coroutine.named(
        "run",
        () -> {
          try (var process = Async.await(start(command))) {
            return Async.await(process.communicate(""));
          }
        });
  }

  /// Returns a coroutine that writes `input`, closes the program's input, and collects all until it
  /// ends.
  public Coroutine<Result> communicate(String input) {
    return Coroutine.named(
        "communicate",
        () -> {
          var texts =
              Async.await(
                  Async.gather(
                      Async.toThread(() -> send(input)),
                      Async.toThread(() -> textOf(out)),
                      Async.toThread(() -> textOf(err))));
          return new Result(Async.await(waitFor()), texts.get(1), texts.get(2));
        });
  }

  private String send(String input) {
    try (var in = process.outputWriter()) {
      in.write(input);
    } catch (IOException gone) {
      // It ended without reading all: its status says why.
    }
    return "";
  }

  private static String textOf(BufferedReader reader) throws IOException {
    var text = new StringBuilder();
    var chunk = new char[8192];
    for (var count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
      text.append(chunk, 0, count);
    }
    return text.toString();
  }

  /// Returns a coroutine of the next line of its standard output, with its `\n`; empty at the end.
  public Coroutine<String> readLine() {
    return Async.toThread(
        () -> {
          var line = out.readLine();
          return line == null ? "" : line + "\n";
        });
  }

  /// Returns a coroutine that writes `text` to its standard input.
  public Coroutine<Void> write(String text) {
    return Async.toThread(
        () -> {
          process.outputWriter().write(text);
          process.outputWriter().flush();
          return null;
        });
  }

  /// Returns a coroutine of its exit status, when it has ended.
  public Coroutine<Integer> waitFor() {
    return Coroutine.named("waitFor", () -> Async.await(Async.shield(ended)));
  }

  /// Returns whether it runs.
  public boolean isRunning() {
    return process.isAlive();
  }

  /// Returns the system's number for it.
  public long pid() {
    return process.pid();
  }

  /// Asks it to end.
  public void terminate() {
    process.destroy();
  }

  /// Ends it at once.
  public void kill() {
    process.destroyForcibly();
  }

  /// Ends it if it still runs, and waits until it has ended.
  @Override
  public void close() {
    kill();
    Async.await(waitFor());
  }

  @Override
  public String toString() {
    return "<Subprocess %d %s>".formatted(process.pid(), process.isAlive() ? "running" : "ended");
  }
}
