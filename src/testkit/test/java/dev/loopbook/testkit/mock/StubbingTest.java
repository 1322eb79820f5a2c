package dev.loopbook.testkit.mock;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncSpy;
import static dev.loopbook.testkit.mock.AsyncMocks.delayed;
import static dev.loopbook.testkit.mock.AsyncMocks.raising;
import static dev.loopbook.testkit.mock.AsyncMocks.returning;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.mock.UserApi.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StubbingTest {

  private static final User ALICE = new User(1, "Alice");
  private static final User BOB = new User(2, "Bob");

  private final UserApi api = asyncMock(UserApi.class);

  @Test
  void anUnstubbedMethodGivesACoroutineOfWhatIsEmpty() {
    WatchedMock.run(
        () -> {
          assertNull(await(api.fetchUser(1)));
          assertEquals(List.of(), await(api.search("A")));
          assertEquals(Optional.empty(), await(api.find("A")));
          assertEquals(0, await(api.count()));
          assertNull(await(api.delete(1)));
          assertEquals(false, await(api.isUp()));
          assertEquals(0, await(api.pending()));
          assertEquals(0, await(api.working()));
          assertNull(api.baseUrl());
        });
  }

  @Test
  void aStubCanBeAwaitedAgainAndAgain() {
    when(api.fetchUser(1)).returning(ALICE);
    WatchedMock.run(
        () -> {
          assertSame(ALICE, await(api.fetchUser(1)));
          assertSame(ALICE, await(api.fetchUser(1)));
          assertNull(await(api.fetchUser(2)));
        });
  }

  @Test
  void aFutureOrATaskIsStubbedLikeACoroutine() {
    WatchedMock.run(
        () -> {
          when(api.pending()).returning(7);
          when(api.working()).delayed(seconds(1)).returning(8);
          var pending = api.pending();
          assertEquals(7, await(pending));
          assertEquals(7, await(pending));
          assertEquals(8, await(api.working()));
        });
  }

  @Test
  void aFutureOutsideALoopIsRefusedInWordsThatSayWhereItBelongs() {
    var refused = assertThrows(IllegalStateException.class, api::pending);
    assertTrue(refused.getMessage().contains("call it inside one"), refused.getMessage());
  }

  @Test
  void whatIsRaisedIsRaisedAtTheAwaitNotAtTheCall() {
    when(api.fetchUser(anyInt())).raising(new IOException("down"));
    WatchedMock.run(
        () -> {
          var coroutine = api.fetchUser(3);
          var failure = assertThrows(IOException.class, () -> await(coroutine));
          assertEquals("down", failure.getMessage());
        });
  }

  @Test
  void sideEffectsTakeOneStepForEachAwait() {
    when(api.fetchUser(1))
        .sideEffects(new IOException("once"), ALICE, delayed(millis(20), returning(BOB)), null);
    WatchedMock.run(
        () -> {
          api.fetchUser(1).close(); // not awaited: takes no step
          assertThrows(IOException.class, () -> await(api.fetchUser(1)));
          assertSame(ALICE, await(api.fetchUser(1)));
          assertSame(BOB, await(api.fetchUser(1)));
          assertNull(await(api.fetchUser(1)));
          assertEquals(millis(20), EventLoop.running().time());
          var over = assertThrows(IllegalStateException.class, () -> await(api.fetchUser(1)));
          assertTrue(over.getMessage().contains("fetchUser(1)"), over.getMessage());
          assertTrue(over.getMessage().contains("steps: 4"), over.getMessage());
        });
  }

  @Test
  void aSideEffectOfAnotherTypeIsRefusedWhereItIsWritten() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> when(api.count()).sideEffects(1, "two"));
    assertEquals(
        "sideEffects(…): two is a String, but awaiting count() gives a Integer",
        refused.getMessage());
  }

  @Test
  void aFunctionGetsTheArgumentsAndMayAwait() {
    when(api.fetchUser(anyInt()))
        .sideEffect(
            call -> {
              await(sleep(seconds(1)));
              return new User(call.getArgument(0), "User");
            });
    WatchedMock.run(
        () -> {
          assertEquals(new User(5, "User"), await(api.fetchUser(5)));
          assertEquals(seconds(1), EventLoop.running().time());
        });
  }

  @Test
  void aDelayPassesInTheLoopsTimeBesideOtherTasks() {
    when(api.fetchUser(1)).delayed(seconds(2)).returning(ALICE);
    when(api.fetchUser(2)).delayed(seconds(1)).raising(new IOException("late"));
    WatchedMock.run(
        () -> {
          var first = createTask(api.fetchUser(1));
          var second = createTask(api.fetchUser(2));
          assertThrows(IOException.class, () -> await(second));
          assertSame(ALICE, await(first));
          assertEquals(seconds(2), EventLoop.running().time());
        });
  }

  @Test
  void whatNeverCompletesCanBeGivenUp() {
    when(api.fetchUser(1)).neverCompletes();
    WatchedMock.run(
        () -> assertThrows(TimeoutError.class, () -> await(waitFor(api.fetchUser(1), seconds(5)))));
  }

  @Test
  void anAwaitBetweenWhenAndReturningDisturbsNobody() {
    WatchedMock.run(
        () -> {
          var other =
              createTask(
                  Coroutine.named(
                      "other",
                      () -> {
                        when(api.count()).returning(3);
                        return await(api.count());
                      }));
          when(api.fetchUser(1)).returning(await(sleep(seconds(1), ALICE)));
          assertEquals(3, await(other));
          assertSame(ALICE, await(api.fetchUser(1)));
        });
  }

  @Test
  void aWhenThatSaysNothingIsToldAtTheCall() {
    when(api.fetchUser(1));
    var refused = assertThrows(IllegalStateException.class, () -> api.fetchUser(1));
    assertTrue(refused.getMessage().startsWith("when(fetchUser(1)) was not followed"));
  }

  @Test
  void aPlainMockCanBeStubbedToo() {
    var plain = mock(UserApi.class);
    when(plain.fetchUser(1)).returning(ALICE);
    WatchedMock.run(() -> assertSame(ALICE, await(plain.fetchUser(1))));
  }

  static class Store {
    private int saved;

    final List<String> history = new ArrayList<>();

    Coroutine<Integer> save(String text) {
      return Coroutine.named("save", () -> saved += text.length());
    }

    final Coroutine<String> load() {
      return Coroutine.named("load", () -> "real");
    }
  }

  @Test
  void aSpyDoesWhatTheObjectDoesExceptWhereItIsStubbed() {
    var spy = asyncSpy(new Store());
    doAnswer(returning("stubbed")).when(spy).load();
    WatchedMock.run(
        () -> {
          assertEquals(3, await(spy.save("abc")));
          assertEquals("stubbed", await(spy.load()));
          when(spy.save(any())).raising(new IOException("disk full"));
          assertThrows(IOException.class, () -> await(spy.save("x")));
        });
  }

  @Test
  void aSpyHasFieldsOfItsOwnAndSharesTheObjectsInThem() {
    var store = new Store();
    var spy = asyncSpy(store);
    WatchedMock.run(
        () -> {
          assertEquals(3, await(spy.save("abc")));
        });
    assertEquals(0, store.saved);
    assertSame(store.history, spy.history);
  }

  abstract static class Session extends AsyncResource {
    abstract Coroutine<String> get(String url);
  }

  @Test
  void theCloseOfAMockedResourceDoesNotHideTheFailureOfTheBody() {
    var session = asyncMock(Session.class);
    WatchedMock.run(
        () -> {
          assertFalse(session.isClosed());
          var failure =
              assertThrows(
                  IOException.class,
                  () -> {
                    try (session) {
                      throw new IOException("of the body");
                    }
                  });
          assertEquals("of the body", failure.getMessage());
          assertEquals(0, failure.getSuppressed().length);
          assertTrue(session.isClosed());
        });
  }

  @Test
  void aCloseThatFailsIsKeptBesideTheFailureOfTheBody() {
    var session = asyncMock(Session.class);
    doAnswer(raising(new IOException("of close"))).when(session).close();
    WatchedMock.run(
        () -> {
          var failure =
              assertThrows(
                  IllegalStateException.class,
                  () -> {
                    try (session) {
                      throw new IllegalStateException("of the body");
                    }
                  });
          assertEquals("of close", failure.getSuppressed()[0].getMessage());
        });
  }

  @Test
  void aMethodThatIsNoCoroutineMayAwaitInside() {
    var session = asyncMock(Session.class);
    doAnswer(delayed(seconds(1), returning(null))).when(session).close();
    WatchedMock.run(
        () -> {
          session.close();
          assertEquals(seconds(1), EventLoop.running().time());
        });
  }
}
