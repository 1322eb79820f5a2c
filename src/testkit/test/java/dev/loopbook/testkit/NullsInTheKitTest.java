package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.explore.Explorer;
import dev.loopbook.io.http.HttpSession;
import dev.loopbook.io.http.Multipart;
import dev.loopbook.loop.Body;
import dev.loopbook.testkit.http.HttpReply;
import dev.loopbook.testkit.http.HttpStub;
import dev.loopbook.testkit.mock.AsyncMocks;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What is kept for later refuses null at once, at the test's own line: there it would only fail
/// when it's used, deep in the kit.
class NullsInTheKitTest {

  private static void assertRefused(String what, Executable call) {
    assertEquals(what, assertThrows(NullPointerException.class, call, what).getMessage());
  }

  @Test
  void stubsAndMocksRefuseIt() {
    assertRefused("failure", () -> AsyncMocks.raising(null));
    assertRefused("function", () -> AsyncMocks.sideEffect(null));
    assertRefused("stub", () -> AsyncMocks.delayed(null, null));
    assertRefused("delay", () -> AsyncMocks.delayed(null, AsyncMocks.returning(1)));
    assertRefused("mode", () -> AsyncMocks.awaited(null));
    assertRefused("name", () -> AsyncMocks.asyncMock(Runnable.class, null));
  }

  @Test
  void fixturesRefuseIt() {
    assertRefused("setUp", () -> Fixture.of((Body<String>) null));
    assertRefused("setUp", () -> Fixture.of((Body.In<Fixture.SetUp, String>) null));
    assertRefused("shown", () -> Fixture.of(() -> 1).named(null));
  }

  @Test
  void httpRefusesIt() {
    assertRefused("failure", () -> HttpReply.raising(null));
    assertRefused("code", () -> HttpReply.answeredBy(null));
    assertRefused("url", () -> new HttpStub().on("GET", (Pattern) null));
    assertRefused("transport", () -> new HttpSession(null));
    assertRefused("request", () -> new HttpSession(_ -> null).send(null));
    assertRefused("name", () -> Multipart.empty().withField(null, "text"));
  }

  @Test
  void anExplorerRefusesIt() {
    assertRefused("experiments", () -> Explorer.of(null));
  }
}
