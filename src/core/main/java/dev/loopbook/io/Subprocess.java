package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
  public record Result(int status, String out, String err) {

    /// Checks that both texts are there.
    public Result {
      requireNonNull(out, "out");
      requireNonNull(err, "err");
    }
  }

  private static final Charset ENCODING =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"), StandardCharsets.UTF_8);

  private final EventLoop loop;
  private final Process process;
  private final Future<Integer> ended;
  private final StreamReader out;
  private final StreamReader err;
  private final OutputStream in;

  private Subprocess(EventLoop loop, Process process) {
    this.loop = loop;
    this.process = process;
    out = reader("output", process.getInputStream());
    err = reader("errors", process.getErrorStream());
    in = process.getOutputStream();
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

  private StreamReader reader(String pipe, InputStream stream) {
    return new StreamReader(new OutputPipe(loop, named(pipe), stream), Integer.MAX_VALUE);
  }

  private String named(String pipe) {
    return format("%s of process %d", pipe, process.pid());
  }

  /// Returns a coroutine that starts `command`, the program and its arguments.
  ///
  /// The coroutine throws an [IOException] if there is no such program.
  public static Coroutine<Subprocess> start(String... command) {
    return start(new ProcessBuilder(List.of(requireNonNull(command, "command"))));
  }

  /// Returns a coroutine that starts the program that `builder` describes, with its folder,
  /// environment and redirections.
  ///
  /// The coroutine throws an [IOException] if there is no such program or folder.
  public static Coroutine<Subprocess> start(ProcessBuilder builder) {
    requireNonNull(builder, "builder");
    return Coroutine.named(
        "start",
        () ->
            new Subprocess(
                EventLoop.running(),
                BackgroundWork.opened(
                    // Not in the loop's pool, where it would wait for jobs that take long.
                    EventLoop.running().runInExecutor(Subprocess::onNewThread, builder::start),
                    Process::destroyForcibly)));
  }

  private static void onNewThread(Runnable job) {
    Thread.ofPlatform().daemon().name("loopbook-start").start(job);
  }

  /// Returns a coroutine that runs `command` to its end and returns the outcome.
  public static Coroutine<Result> run(String... command) {
    requireNonNull(command, "command");
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
  ///
  /// If it is cancelled, what the program has printed can still be read, as can what it prints
  /// later.
  public Coroutine<Result> communicate(String input) {
    requireNonNull(input, "input");
    return Coroutine.named(
        "communicate",
        () -> {
          var printed =
              Async.await(
                  Async.gather(onThread("input", () -> send(input)), out.readAll(), err.readAll()));
          return new Result(Async.await(waitFor()), text(printed.get(1)), text(printed.get(2)));
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ENCODING);
  }

  private <T extends @Nullable Object> Future<T> onThread(String pipe, Body<T> body) {
    return BackgroundWork.onItsOwnThread(loop, named(pipe), body);
  }

  private byte[] send(String input) {
    try (in) {
      in.write(input.getBytes(ENCODING));
    } catch (IOException gone) {
      // It ended without reading everything; its status says why.
    }
    return new byte[0];
  }

  /// Returns a coroutine of the next line of its standard output, with its `\n`; without it if the
  /// output ended before; empty at the end. A cancelled read loses nothing.
  public Coroutine<String> readLine() {
    return out.readLine(ENCODING);
  }

  /// Returns a coroutine of the next line of its standard error, as [#readLine] does of its output.
  public Coroutine<String> readErrorLine() {
    return err.readLine(ENCODING);
  }

  /// Returns its standard output, to be read as bytes.
  public StreamReader out() {
    return out;
  }

  /// Returns its standard error, to be read as bytes.
  public StreamReader err() {
    return err;
  }

  /// Returns a coroutine that writes `text` to its standard input.
  ///
  /// The coroutine throws an [IOException] if the program no longer reads.
  public Coroutine<Void> write(String text) {
    return write(requireNonNull(text, "text").getBytes(ENCODING));
  }

  /// Returns a coroutine that writes `data` to its standard input.
  ///
  /// The coroutine throws an [IOException] if the program no longer reads.
  @SuppressWarnings("NullAway") // the only Void is null
  public Coroutine<Void> write(byte[] data) {
    var copy = requireNonNull(data, "data").clone();
    return Coroutine.named(
        "write",
        () ->
            Async.await(
                this.<Void>onThread(
                    "input",
                    () -> {
                      in.write(copy);
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
  ///
  /// Programs that it has started go on, and may keep its pipes open. A read from one of them that
  /// was given up then occupies a daemon thread until they end.
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
