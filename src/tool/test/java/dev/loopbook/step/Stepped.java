package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// A small program that a test steps.
public final class Stepped implements AutoCloseable {

  private static final Compiler COMPILER = Compiler.with();

  /// The program of the first chapter: two tasks that sleep.
  public static final String TWO_TASKS =
      """
      Coroutine<Void> taskA() {
        return async(() -> {
          IO.println("A: start");
          await(sleep(seconds(1)));
          IO.println("A: again");
        });
      }

      Coroutine<Void> taskB() {
        return async(() -> {
          IO.println("B: start");
          await(sleep(seconds(0.5)));
          IO.println("B: again");
          await(sleep(seconds(1.5)));
          IO.println("B: end");
        });
      }

      void main() {
        run(async(() -> {
          var a = createTask(taskA(), "A");
          var b = createTask(taskB(), "B");
          await(gather(a, b));
        }));
      }
      """;

  private final CountDownLatch printed = new CountDownLatch(1);
  private final CountDownLatch input = new CountDownLatch(1);
  private volatile String awaited = "\0";
  private final Stepper stepper;

  Stepped(Program program, RunOptions options) {
    stepper =
        new Stepper(
            program,
            options
                .withInput(
                    new InputStream() {
                      @Override
                      public int read() throws IOException {
                        try {
                          input.await();
                          return -1;
                        } catch (InterruptedException e) {
                          throw new InterruptedIOException();
                        }
                      }
                    })
                .withOutputTo(
                    chunk -> {
                      if (chunk.text().startsWith(awaited)) {
                        printed.countDown();
                      }
                    }));
  }

  /// Compiles what stands below the imports of a program called `Trial`, in virtual time.
  public static Stepped program(String code) {
    return new Stepped(compile(code), RunOptions.virtualTime());
  }

  /// Compiles what stands below the imports of a program called `Trial`; line 1 is its first line.
  public static Program compile(String code) {
    try {
      var folder = Files.createTempDirectory("stepped");
      var file = folder.resolve("Trial.java");
      folder.toFile().deleteOnExit(); // the last one named goes first
      file.toFile().deleteOnExit();
      var imports =
          "import static dev.loopbook.loop.Async.*; import dev.loopbook.loop.*; import java.time.*; import java.util.*; ";
      Files.writeString(file, imports + code);
      return compile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program compile(Path file) {
    var compilation = COMPILER.compileProgram(file);
    if (compilation instanceof Compilation.CompileErrors(var problems)) {
      throw new AssertionError(problems.toString());
    }
    return Program.of(assertInstanceOf(Compilation.Compiled.class, compilation));
  }

  /// Returns a program that stands before its first tick.
  static Stepped begun(String code) {
    var program = program(code);
    program.begin();
    return program;
  }

  /// Interrupts the stepping, as Ctrl-C does, when the program has printed something.
  void interruptOnceItPrints(String text) {
    awaited = text;
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                printed.await();
              } catch (InterruptedException _) {
                return; // nobody does that
              }
              stepper.interrupt();
            });
  }

  /// Lets a program go on that reads its `System.in`.
  void endInput() {
    input.countDown();
  }

  /// Returns the picture of the loop that stands.
  LoopSnapshot picture() {
    return stepper.picture().orElseThrow();
  }

  /// Returns the picture of a task.
  TaskSnapshot task(String name) {
    return stepper.tasks().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public Stepper stepper() {
    return stepper;
  }

  /// Goes to where nothing has run yet.
  public StepResult begin() {
    return go(Goal.beginning());
  }

  public StepResult tick(long count) {
    return go(Goal.ticks(count));
  }

  public StepResult step(long count) {
    return go(Goal.callbacks(count));
  }

  public StepResult go(Goal goal) {
    return stepper.go(goal, _ -> {});
  }

  /// Returns who ran, tick by tick: `main | A B | B's sleep 0.5 s`.
  static String ran(StepResult stop) {
    return stop.steps().ticks().stream()
        .map(tick -> tick.turns().stream().map(Turn::name).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" | "));
  }

  /// Returns what was printed on the way.
  static String printed(StepResult stop) {
    return stop.steps().ticks().stream()
        .flatMap(tick -> tick.turns().stream())
        .flatMap(turn -> turn.printed().stream())
        .map(PrintedText::text)
        .collect(Collectors.joining());
  }

  /// Returns the one tick that was stepped.
  static TickReport onlyTick(StepResult stop) {
    assertEquals(1, stop.steps().ticks().size(), stop::toString);
    return stop.steps().ticks().getFirst();
  }

  @Override
  public void close() {
    stepper.close();
  }
}
