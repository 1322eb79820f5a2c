import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;

import java.util.ArrayList;
import java.util.concurrent.Callable;

/// Measures a switch between tasks on Loopbook's loop and on one of chapter 21, in turns, and prints
/// the best of each in nanoseconds. `own_loop.sh` puts it into the package of that loop.
final class OwnLoopSwitch {
  private static final int TASKS = 1_000;
  private static final int TURNS = 200;
  private static final int ROUNDS = 10;

  private OwnLoopSwitch() {}

  public static void main(String[] arguments) {
    var ours = Long.MAX_VALUE;
    var own = Long.MAX_VALUE;
    for (var round = 0; round < ROUNDS; round++) {
      ours = Math.min(ours, timed(OwnLoopSwitch::onOurs));
      own = Math.min(own, timed(OwnLoopSwitch::onOwn));
    }
    System.out.println(ours / (TASKS * TURNS) + " " + own / (TASKS * TURNS));
  }

  private static long timed(Runnable program) {
    var began = System.nanoTime();
    program.run();
    return System.nanoTime() - began;
  }

  private static void onOurs() {
    run(
        async(
            () -> {
              var tasks = new ArrayList<dev.loopbook.loop.Task<Void>>();
              for (var i = 0; i < TASKS; i++) {
                tasks.add(
                    dev.loopbook.loop.Async.createTask(
                        async(
                            () -> {
                              for (var turn = 0; turn < TURNS; turn++) {
                                await(dev.loopbook.loop.Async.sleep(seconds(0)));
                              }
                            })));
              }
              await(dev.loopbook.loop.Async.gather(tasks));
            }));
  }

  private static void onOwn() {
    var loop = new Loop();
    Callable<Void> turns =
        () -> {
          for (var turn = 0; turn < TURNS; turn++) {
            Async.sleep(0);
          }
          return null;
        };
    Callable<Void> main =
        () -> {
          var tasks = new ArrayList<Task<Void>>();
          for (var i = 0; i < TASKS; i++) {
            tasks.add(Async.createTask("task", turns));
          }
          Task.await(Async.gather(tasks));
          return null;
        };
    loop.runUntilComplete(new Task<>(loop, "main", main));
  }
}
