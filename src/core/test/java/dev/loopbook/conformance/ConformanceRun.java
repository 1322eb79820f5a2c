package dev.loopbook.conformance;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.currentTask;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Runner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs one program on the core, in virtual time, and returns its trace.
final class ConformanceRun {

  private static final long MOST_TICKS = 3000;

  private ConformanceRun() {}

  /// Prints the trace of the program on standard input.
  static void main() throws IOException {
    try (var input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      trace(input.lines().toList()).forEach(System.out::println);
    }
  }

  static List<String> trace(List<String> source) {
    return trace(source, LoopSetup::withVirtualTime);
  }

  /// Returns the trace that the program has with a setup that `explored` has changed.
  static List<String> trace(List<String> source, UnaryOperator<LoopSetup> explored) {
    return explored
        .apply(LoopSetup.standard().withOutsideWork(() -> false).withListener(new TickLimit()))
        .call(() -> trace(ConformanceProgram.parse(source)));
  }

  private static List<String> trace(ConformanceProgram program) {
    try (var runner = new Runner()) {
      var world = new World(runner.loop(), program);
      var trace = world.trace();
      runner
          .loop()
          .setExceptionHandler((_, failure) -> trace.refused("handler", failure.exception()));
      if (program.parts().containsKey("driver")) {
        drive(world, program);
      } else {
        run(runner, world, program);
      }
      trace.finish();
      return trace.lines();
    }
  }

  private static void run(Runner runner, World world, ConformanceProgram program) {
    Coroutine<@Nullable Object> main =
        async(
            () -> {
              world.declare();
              world.trace().nameTask("main", currentTask());
              return await(world.coroutine(program.parts().get("main")));
            });
    try {
      world.trace().outcome("run", runner.run(main));
    } catch (DeadlockError deadlock) {
      world.trace().note("deadlock");
    } catch (Throwable failure) {
      world.trace().failedOutcome("run", failure);
    }
    try {
      runner.close();
    } catch (DeadlockError deadlock) {
      world.trace().note("deadlock");
    } catch (TooManyTicks endless) {
      throw endless;
    } catch (Throwable failure) {
      world.trace().failedOutcome("close", failure);
    }
  }

  private static void drive(World world, ConformanceProgram program) {
    world.declare();
    try {
      new Interpreter(world, null).run(program.parts().get("driver").body());
    } catch (TooManyTicks endless) {
      throw endless;
    } catch (Throwable told) {
      // its line is in the trace
    }
  }

  /// Ends a program that would never end.
  private static final class TickLimit implements LoopListener {

    @Override
    public void tickBegins(EventLoop loop) {
      if (loop.tick() > MOST_TICKS) {
        throw new TooManyTicks();
      }
    }
  }

  private static final class TooManyTicks extends LoopEscape {

    private static final long serialVersionUID = 1L;

    TooManyTicks() {
      super("more than " + MOST_TICKS + " ticks");
    }
  }
}
