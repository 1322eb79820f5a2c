package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ContextVarTest {

  private final ContextVar<String> user = ContextVar.named("user", "nobody");
  private final List<String> seen = new ArrayList<>();

  @Test
  void aVariableHasItsInitialValueUntilItIsSet() {
    OnLoop.virtual(
        () -> {
          assertEquals("nobody", user.get());
          user.set("alice");
          assertEquals("alice", user.get());
        });
  }

  @Test
  void withoutAnInitialValueItMustBeSetFirst() {
    var empty = ContextVar.<String>named("empty");
    var missing = assertThrows(NoSuchElementException.class, empty::get);
    assertTrue(missing.getMessage().startsWith("empty has no value here"), missing.getMessage());
  }

  @Test
  void resettingGivesBackTheValueFromBefore() {
    OnLoop.virtual(
        () -> {
          user.set("alice");
          var token = user.set("bob");
          user.reset(token);
          assertEquals("alice", user.get());
          var other = ContextVar.named("other", "x");
          var wrong = other.set("y");
          var refused = assertThrows(IllegalArgumentException.class, () -> user.reset(wrong));
          assertEquals(
              "this token belongs to <ContextVar other>, not to <ContextVar user>",
              refused.getMessage());
        });
  }

  @Test
  void aTaskInheritsTheValuesOfItsMaker() {
    OnLoop.virtual(
        () -> {
          user.set("alice");
          var task = createTask(async(user::get));
          user.set("bob");
          assertEquals("alice", await(task));
        });
  }

  @Test
  void whatATaskSetsNobodyElseSees() {
    OnLoop.virtual(
        () -> {
          for (var name : List.of("a", "b")) {
            createTask(
                async(
                    () -> {
                      user.set(name);
                      tick();
                      seen.add(user.get());
                    }));
          }
          tick();
          tick();
          assertEquals(List.of("a", "b"), seen);
          assertEquals("nobody", user.get());
        });
  }

  @Test
  void anAwaitedCoroutineSharesTheValuesOfTheTask() {
    OnLoop.virtual(
        () -> {
          await(async(() -> user.set("alice")));
          assertEquals("alice", user.get());
        });
  }

  @Test
  void aCallbackSeesTheValuesOfWhoeverScheduledIt() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          user.set("alice");
          loop.callSoon(() -> seen.add("soon " + user.get()));
          loop.callLater(millis(1), () -> seen.add("later " + user.get()));
          Future<String> future = loop.createFuture();
          future.addDoneCallback(_ -> seen.add("done " + user.get()));
          user.set("bob");
          future.setResult("");
          await(sleep(millis(2)));
          assertEquals(List.of("soon alice", "done alice", "later alice"), seen);
        });
  }

  @Test
  void whatACallbackSetsItsSchedulerDoesNotSee() {
    OnLoop.virtual(
        () -> {
          EventLoop.running().callSoon(() -> user.set("callback"));
          tick();
          assertEquals("nobody", user.get());
        });
  }

  @Test
  void aTaskMayRunInAContextThatIsGiven() {
    OnLoop.virtual(
        () -> {
          user.set("alice");
          var context = Context.copy();
          user.set("bob");
          var loop = EventLoop.running();
          await(loop.createTask(async(() -> user.set(user.get() + "+")), "first", context));
          assertEquals("alice+", await(loop.createTask(async(user::get), "second", context)));
          assertEquals("bob", user.get());
        });
  }

  @Test
  void aThreadThatTheProgramAsksSeesTheValues() {
    OnLoop.virtual(
        () -> {
          user.set("alice");
          assertEquals("alice", await(toThread(user::get)));
          await(toThread(() -> user.set("thread")));
          assertEquals("alice", user.get());
        });
  }

  @Test
  void aTokenIsGoodForOneResetOnly() {
    ContextVar<String> user = ContextVar.named("user", "nobody");
    OnLoop.virtual(
        () -> {
          var token = user.set("Alice");
          user.reset(token);
          assertThrows(IllegalStateException.class, () -> user.reset(token));
          assertEquals("nobody", user.get());
        });
  }

  @Test
  void aTokenOfAnotherTaskIsRefused() {
    ContextVar<String> user = ContextVar.named("user", "nobody");
    OnLoop.virtual(
        () -> {
          var token = user.set("Alice");
          var other =
              createTask(
                  async(
                      () -> {
                        assertThrows(IllegalArgumentException.class, () -> user.reset(token));
                        return user.get();
                      }));
          assertEquals("Alice", await(other));
        });
  }

  @Test
  void oneMayLookForAValueThatMayBeMissing() {
    var empty = ContextVar.<String>named("empty");
    OnLoop.virtual(
        () -> {
          assertEquals(Optional.empty(), empty.find());
          assertEquals(Optional.of("nobody"), user.find());
          empty.set("full");
          assertEquals(Optional.of("full"), empty.find());
        });
  }

  @Test
  void aThreadForgetsTheValuesOfItsLastJob() {
    try (var thread = Executors.newSingleThreadExecutor()) {
      OnLoop.virtual(
          () -> {
            EventLoop.running().setWorkers(new OneThread(thread));
            user.set("alice");
            assertEquals("alice", await(toThread(user::get)));
            assertEquals("nobody", thread.submit(user::get).get());
          });
    }
  }

  private record OneThread(Executor thread) implements Workers {
    @Override
    public void execute(Runnable job) {
      thread.execute(job);
    }

    @Override
    public boolean isAtWork() {
      return true;
    }

    @Override
    public Coroutine<Void> join() {
      return async(() -> {});
    }
  }
}
