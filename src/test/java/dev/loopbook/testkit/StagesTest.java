package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of the stages in a test's life.
final class StagesTest {

  @LoopTest
  static class Life {
    @BeforeAll
    static void openServer() {}

    @BeforeEach
    void connect() {
      await(sleep(millis(1)));
    }

    @Test
    void asks() {
      await(sleep(millis(1)));
    }

    @Test
    void asksAgain() {
      throw new IllegalStateException("no answer");
    }

    @AfterEach
    void disconnect() {
      await(sleep(millis(1)));
    }

    @AfterAll
    static void closeServer() {}
  }

  @Test
  void aTestGoesThroughItsStagesInOrderAlsoWhenItFails() {
    assertEquals(
        """
        Life                      class set-up          openServer
        asks                      loop made
        asks                      sync set-up           new Life
        asks                      async set-up          connect
        asks                      test                  asks
        asks                      async tear-down       disconnect
        asks                      loop closed, audited
        asksAgain                 loop made
        asksAgain                 sync set-up           new Life
        asksAgain                 async set-up          connect
        asksAgain                 test                  asksAgain
        asksAgain                 async tear-down       disconnect
        asksAgain                 loop closed, audited
        Life                      class tear-down       closeServer
        """,
        Tests.run(Life.class).life());
  }
}
