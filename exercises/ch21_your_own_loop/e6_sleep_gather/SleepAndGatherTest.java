package ch21_your_own_loop.e6_sleep_gather;

import java.util.List;
import org.junit.jupiter.api.Test;

class SleepAndGatherTest {
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

  private static String gathered(List<? extends Future<String>> futures) {
    return "gathered " + String.join(", ", Task.await(Async.gather(futures)));
  }

  @Test
  void sleepersWakeWhenTheirTimeHasCome() {
    loop.assertSame(
        CPython.TWO_SLEEPERS,
        () -> {
          var a = sleeper("A", 100, 100);
          var b = sleeper("B", 50, 150);
          Task.await(a);
          Task.await(b);
          loop.say("main is done");
        });
  }

  @Test
  void aSleepOfNothingIsOneTick() {
    loop.assertSame(
        CPython.SLEEP_OF_NOTHING,
        () -> {
          var a = sleeper("A", 0, 0);
          var b = sleeper("B", 0);
          Async.sleep(0);
          loop.say("main slept");
          Task.await(a);
          Task.await(b);
          loop.say("main is done");
        });
  }

  @Test
  void theResultsComeInTheOrderOfTheTasks() {
    loop.assertSame(
        CPython.THE_RESULTS_IN_ORDER,
        () -> {
          var tasks = List.of(sleeper("A", 30), sleeper("B", 10), sleeper("C", 20));
          loop.say(gathered(tasks));
        });
  }

  @Test
  void theFirstErrorComesAtOnce() {
    loop.assertSame(
        CPython.THE_FIRST_FAILURE,
        () -> {
          var a = sleeper("A", 50);
          Task<String> b =
              Async.createTask(
                  "B",
                  () -> {
                    Async.sleep(20);
                    throw new IllegalArgumentException("no such user");
                  });
          try {
            Task.await(Async.gather(List.of(a, b)));
          } catch (IllegalArgumentException error) {
            loop.say("main caught: " + error.getMessage());
          }
          Task.await(a);
          loop.say("main has A all the same");
        });
  }

  @Test
  void nothingToGatherIsDoneAtOnce() {
    loop.assertSame(
        CPython.NOTHING_TO_GATHER,
        () -> {
          loop.callSoon(loop.saying("beside it"));
          loop.say("gathered " + Task.await(Async.gather(List.of())).size());
          Async.sleep(0);
          loop.say("main is done");
        });
  }

  @Test
  void tasksThatAreDoneCostNoTick() {
    loop.assertSame(
        CPython.ALL_DONE_ALREADY,
        () -> {
          var a = sleeper("A", 0);
          var b = sleeper("B", 0);
          Task.await(a);
          Task.await(b);
          loop.callSoon(loop.saying("beside it"));
          loop.say(gathered(List.of(a, b)));
        });
  }

  @Test
  void aGatherCanBePartOfAnother() {
    loop.assertSame(
        CPython.A_GATHER_IN_A_GATHER,
        () -> loop.say(gathered(List.of(pair("A", 10, 40), pair("B", 30, 20)))));
  }

  private Task<String> pair(String name, int one, int other) {
    return Async.createTask(
        name,
        () -> {
          var tasks = List.of(sleeper(name + one, one), sleeper(name + other, other));
          return String.join(" + ", Task.await(Async.gather(tasks)));
        });
  }
}
