package ch21_your_own_loop.e6_sleep_gather;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@HiddenTest
class SleepAndGatherHiddenTest {
  private final TracedLoop loop = new TracedLoop();

  private Task<String> sleeper(String name, long... millis) {
    return Async.createTask(
        name,
        () -> {
          loop.say(name + " starts");
          for (var each : millis) {
            Async.sleep(each);
            loop.say(name + " slept " + each + " ms");
          }
          return name;
        });
  }

  private Task<String> fails(String name, int millis) {
    return Async.createTask(
        name,
        () -> {
          Async.sleep(millis);
          loop.say(name + " fails");
          throw new IllegalArgumentException(name);
        });
  }

  private static String gathered(List<? extends Future<String>> futures) {
    return "gathered " + String.join(", ", Task.await(Async.gather(futures)));
  }

  @Test
  void theSecondErrorIsNotLostWithItsTask() {
    loop.assertSame(
        HiddenCPython.TWO_FAILURES,
        () -> {
          var a = fails("A", 30);
          var b = fails("B", 10);
          var c = sleeper("C", 20);
          for (var each : List.of(Async.gather(List.of(a, b, c)), c, a)) {
            try {
              Task.await(each);
            } catch (IllegalArgumentException error) {
              loop.say("main caught: " + error.getMessage());
            }
          }
        });
  }

  @Test
  void oneThatIsDoneAndOneThatIsNot() {
    loop.assertSame(
        HiddenCPython.SOME_DONE_ALREADY,
        () -> {
          var a = sleeper("A", 0);
          Task.await(a);
          loop.say(gathered(List.of(a, sleeper("B", 10))));
        });
  }

  @Test
  void oneThatHasFailedFailsItAtOnce() {
    loop.assertSame(
        HiddenCPython.ONE_FAILED_ALREADY,
        () -> {
          Task<String> a =
              Async.createTask(
                  "A",
                  () -> {
                    throw new IllegalArgumentException("no");
                  });
          var b = sleeper("B", 10);
          try {
            Task.await(a);
          } catch (IllegalArgumentException error) {
            loop.say("main knows");
          }
          loop.callSoon(loop.saying("beside it"));
          try {
            Task.await(Async.gather(List.of(b, a)));
          } catch (IllegalArgumentException error) {
            loop.say("main caught: " + error.getMessage());
          }
          Task.await(b);
        });
  }

  @Test
  void twoGathersCanShareATask() {
    loop.assertSame(
        HiddenCPython.TWO_GATHERS_SHARE_ONE,
        () -> {
          var a = sleeper("A", 20);
          var b = sleeper("B", 10);
          var one = waits("one", List.of(a, b));
          var other = waits("other", List.of(b));
          Task.await(Async.gather(List.of(one, other)));
          loop.say("main is done");
        });
  }

  private Task<Void> waits(String name, List<Task<String>> tasks) {
    return Async.createTask(
        name,
        () -> {
          loop.say(name + " " + gathered(tasks));
          return null;
        });
  }

  @Test
  void manySleepersWakeInTheirOrder() {
    loop.assertSame(
        HiddenCPython.MANY_SLEEPERS,
        () -> {
          var tasks = new ArrayList<Task<Integer>>();
          for (int i = 0; i < 12; i++) {
            var number = i;
            tasks.add(
                Async.createTask(
                    "sleeper " + i,
                    () -> {
                      Async.sleep(number * 7 % 5 * 10);
                      loop.say(number + " is up");
                      return number;
                    }));
          }
          var sum = 0;
          for (var each : Task.await(Async.gather(tasks))) {
            sum += each;
          }
          loop.say("sum " + sum);
        });
  }
}
