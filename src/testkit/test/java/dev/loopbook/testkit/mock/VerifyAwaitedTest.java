package dev.loopbook.testkit.mock;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncSpy;
import static dev.loopbook.testkit.mock.AsyncMocks.awaited;
import static dev.loopbook.testkit.mock.AsyncMocks.callsOf;
import static dev.loopbook.testkit.mock.AsyncMocks.verifyAwaited;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.loopbook.testkit.mock.StubbingTest.Store;
import dev.loopbook.testkit.mock.UserApi.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class VerifyAwaitedTest {

  private final UserApi api = asyncMock(UserApi.class);

  @Test
  void callsAndAwaitsAreCountedApart() {
    WatchedMock.run(
        () -> {
          await(api.fetchUser(1));
          api.fetchUser(1);
          verify(api, times(2)).fetchUser(1);
          verifyAwaited(api).fetchUser(1);
          verifyAwaited(api, times(1)).fetchUser(anyInt());
          verifyAwaited(api, never()).fetchUser(2);
          verifyAwaited(api, never()).count();
          verifyNoMoreInteractions(api);
        });
  }

  @Test
  void aTaskCountsAsAnAwaitOnceItHasBegun() {
    WatchedMock.run(
        () -> {
          var task = createTask(api.fetchUser(1));
          verifyAwaited(api, never()).fetchUser(1);
          await(task);
          verifyAwaited(api, atLeast(1)).fetchUser(1);
        });
  }

  @Test
  void aLineOfTheJdkIsNoPlaceOfACall() {
    WatchedMock.run(
        () -> {
          List.of(1, 2).forEach(api::fetchUser);
          var called =
              assertThrows(WantedButNotAwaited.class, () -> verifyAwaited(api).fetchUser(1));
          assertEquals(
              "  called, never awaited",
              called.getMessage().lines().skip(1).findFirst().orElse(""));
        });
  }

  @Test
  void aCallThatNobodyAwaitedIsToldFromNoCallAtAll() {
    WatchedMock.run(
        () -> {
          api.fetchUser(1);
          var called =
              assertThrows(WantedButNotAwaited.class, () -> verifyAwaited(api).fetchUser(1));
          var lines = called.getMessage().lines().toList();
          assertEquals("fetchUser(1): called 1 time, awaited 0 times: wanted 1", lines.get(0));
          assertTrue(
              lines.get(1).matches("  called at VerifyAwaitedTest:\\d+, never awaited"),
              lines.get(1));
          assertEquals(
              "  A call alone runs nothing: await what it returns, or make a task of it.",
              lines.get(2));
          assertEquals(
              VerifyAwaitedTest.class.getName(),
              called.getStackTrace()[0].getClassName().replaceFirst("\\$.*", ""));

          var notCalled =
              assertThrows(
                  WantedButNotAwaited.class,
                  () -> verifyAwaited(api, times(2)).fetchUser(anyIntAbove(5)));
          lines = notCalled.getMessage().lines().toList();
          assertEquals(
              "fetchUser(an int above 5): called 0 times, awaited 0 times: wanted 2", lines.get(0));
          assertTrue(
              lines
                  .get(1)
                  .matches(
                      "  instead fetchUser\\(1\\) was called at VerifyAwaitedTest:\\d+, never"
                          + " awaited"),
              lines.get(1));
        });
  }

  @Test
  void aTaskThatHasNotStartedIsToldFromACallThatNobodyAwaited() {
    WatchedMock.run(
        () -> {
          var task = createTask(api.fetchUser(1));
          var called =
              assertThrows(WantedButNotAwaited.class, () -> verifyAwaited(api).fetchUser(1));
          var lines = called.getMessage().lines().toList();
          assertTrue(
              lines
                  .get(1)
                  .matches("  called at VerifyAwaitedTest:\\d+, in a task that hasn't started"),
              lines.get(1));
          assertEquals(
              "  A task starts at the next await. Await the task itself before you rely on it.",
              lines.get(2));
          await(task);
          verifyAwaited(api).fetchUser(1);
        });
  }

  private static int anyIntAbove(int least) {
    return org.mockito.ArgumentMatchers.intThat(
        new org.mockito.ArgumentMatcher<>() {
          @Override
          public boolean matches(Integer value) {
            return value > least;
          }

          @Override
          public String toString() {
            return "an int above " + least;
          }
        });
  }

  @Test
  void argumentsOfAwaitedCallsAreCaptured() {
    WatchedMock.run(
        () -> {
          await(api.fetchUser(4));
          api.fetchUser(5);
          await(api.fetchUser(6));
          ArgumentCaptor<Integer> id = ArgumentCaptor.captor();
          verifyAwaited(api, times(2)).fetchUser(id.capture());
          assertEquals(List.of(4, 6), id.getAllValues());
        });
  }

  @Test
  void theCallsOfAMockAreAListOfValues() {
    WatchedMock.run(
        () -> {
          when(api.fetchUser(1)).returning(new User(1, "Alice"));
          await(api.fetchUser(1));
          api.search("Bob");
          assertEquals("[fetchUser(1), awaited, search(\"Bob\")]", callsOf(api).toString());
          assertEquals(
              "VerifyAwaitedTest.java",
              callsOf(api).getFirst().place().orElseThrow().getFileName());
        });
  }

  @Test
  void aSpyCountsTheAwaitsOfRealCoroutines() {
    var spy = asyncSpy(new Store());
    WatchedMock.run(
        () -> {
          await(spy.save("abc"));
          spy.save("x");
          verifyAwaited(spy, never()).load();
          verify(spy, awaited(times(1))).save("abc");
          assertThrows(WantedButNotAwaited.class, () -> verifyAwaited(spy).save("x"));
        });
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    WatchedMock.run(
        () -> {
          await(api.pending());
          var future =
              assertThrows(IllegalArgumentException.class, () -> verifyAwaited(api).pending());
          assertTrue(future.getMessage().contains("Count its calls: verify(…)"));
          var text =
              assertThrows(IllegalArgumentException.class, () -> verifyAwaited(api).baseUrl());
          assertTrue(text.getMessage().startsWith("baseUrl() returns a String"));
          var plain = mock(UserApi.class);
          var notOurs =
              assertThrows(IllegalArgumentException.class, () -> verifyAwaited(plain).fetchUser(1));
          assertTrue(notOurs.getMessage().contains("asyncMock(…)"), notOurs.getMessage());
        });
  }
}
