package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another program, started from a coroutine, as asyncio's `create_subprocess_exec`.
///
/// Separate threads read and write its pipes, so the loop is never held. While it runs, the loop's
/// timers run at real speed, even on a virtual clock: a timeout around it is in real time.
///
/// Belongs to the loop's thread. Close it, preferably with try-with-resources: a program left
/// behind keeps running after the loop is closed.
public final class Subprocess implements AutoCloseable {

  /// The outcome of a program.
  ///
  /// @param status its exit status; 128 plus the signal's number if a signal ended it
  /// @param out what it wrote to standard output
  /// @param err what it wrote to standard error
  public record Result(int status, String out, String err) {}

  private final EventLoop loop;
  private final Process process;
  private final Future<Integer> ended;
  private final BufferedReader out;
  private final BufferedReader err;
  private final BufferedWriter in;

  private Subprocess(EventLoop loop, Process process) {
    this.loop = loop;
    this.process = process;
    out = process.inputReader();
    err = process.errorReader();
    in = process.outputWriter();
    ended = loop.createFuture("the end of process " + process.pid());
    loop.resources().opened(this);
    var expectNoMore =
        OutsideEvents.expect(
            loop, new OutsideEvents.Source("process " + process.pid(), () -> "exit"));
    var _ =
        process
            .onExit()
            .thenAccept(
                done ->
                    OutsideEvents.tell(
                        loop,
                        () -> {
                          expectNoMore.run();
                          loop.resources().closed(this);
                          ended.setResult(done.exitValue());
                        }));
  }

  /// Returns a coroutine that starts `command`, the program and its arguments.
  ///
  /// The coroutine throws an [IOException] if there is no such program.
  public static Coroutine<Subprocess> start(String... command) {
    var words = List.of(command);
    return Coroutine.named(
        "start",
        () ->
            new Subprocess(
                EventLoop.running(),
                BackgroundWork.open(
                    () -> new ProcessBuilder(words).start(), Process::destroyForcibly)));
  }

  /// Returns a coroutine that runs `command` to its end and returns the outcome.
  public static Coroutine<Result> run(String... command) {
    return Coroutine.named(
        "run",
        () -> {
          try (var process = Async.await(start(command))) {
            return Async.await(process.communicate(""));
          }
        });
  }

  /// Returns a coroutine that writes `input`, closes the program's input, and collects its output
  /// until it ends. The texts are in the system's encoding.
  public Coroutine<Result> communicate(String input) {
    return Coroutine.named(
        "communicate",
        () -> {
          var texts =
              Async.await(
                  Async.gather(
                      onThread("input", () -> send(input)),
                      onThread("output", () -> textOf(out)),
                      onThread("errors", () -> textOf(err))));
          return new Result(Async.await(waitFor()), texts.get(1), texts.get(2));
        });
  }

  private <T extends @Nullable Object> Future<T> onThread(String pipe, Body<T> body) {
    return BackgroundWork.onItsOwnThread(
        loop, format("%s of process %d", pipe, process.pid()), body);
  }

  private String send(String input) {
    try (in) {
      in.write(input);
    } catch (IOException gone) {
      // It ended without reading everything; its status says why.
    }
    return "";
  }

  private static String textOf(Reader reader) throws IOException {
    var text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  /// Returns a coroutine of the next line of its standard output, with its `\n`; without it if the
  /// output ended before; empty at the end.
  public Coroutine<String> readLine() {
    return Coroutine.named("readLine", () -> Async.await(onThread("output", () -> lineOf(out))));
  }

  private static String lineOf(Reader reader) throws IOException {
    var line = new StringBuilder();
    for (var next = reader.read(); next >= 0; next = reader.read()) {
      line.append((char) next);
      if (next == '\n') {
        break;
      }
    }
    return line.toString();
  }

  /// Returns a coroutine that writes `text` to its standard input.
  ///
  /// The coroutine throws an [IOException] if the program no longer reads.
  @SuppressWarnings("NullAway") // the only Void is null
  public Coroutine<Void> write(String text) {
    return Coroutine.named(
        "write",
        () ->
            Async.await(
                this.<Void>onThread(
                    "input",
                    () -> {
                      in.write(text);
                      in.flush();
                      return null;
                    })));
  }

  /// Returns a coroutine that closes its standard input: the program reads the end.
  @SuppressWarnings("NullAway") // the only Void is null
  public Coroutine<Void> closeInput() {
    return Coroutine.named(
        "closeInput",
        () ->
            Async.await(
                this.<Void>onThread(
                    "input",
                    () -> {
                      in.close();
                      return null;
                    })));
  }

  /// Returns a coroutine of its exit status, when it has ended. Cancelling it doesn't touch the
  /// program.
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

  /// Ends it if it still runs, and waits until it has ended: awaits, so it is called from a
  /// coroutine.
  @Override
  public void close() {
    kill();
    Async.await(waitFor());
  }

  @Override
  public String toString() {
    return format("<Subprocess %d %s>", process.pid(), process.isAlive() ? "running" : "ended");
  }
}
