package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  @LoopTest
  static class WithFixtures {
    @RegisterExtension
    final Fixture<String> server =
        Fixture.of(
                setUp -> {
                  setUp.afterwards(() -> await(sleep(millis(1))));
                  return "server";
                })
            .named("server");

    final Fixture<String> client = Fixture.of(setUp -> "of " + setUp.use(server)).named("client");

    @Test
    void asks() {
      assertEquals("of server", client.get());
    }
  }

  @LoopTest
  static class Leaves {
    @Test
    void aTask() {
      createTask(sleep(millis(1)));
    }
  }

  @Test
  void theLoopIsClosedAlsoWhenItsAuditFailsTheTest() {
    assertEquals(
        """
        aTask                     loop made
        aTask                     sync set-up           new Leaves
        aTask                     test                  aTask
        aTask                     loop closed, audited
        """,
        Tests.run(Leaves.class).life());
  }

  @Test
  void aFixtureIsSetUpWhenItIsAskedForAndTornDownBeforeTheLoopCloses() {
    assertEquals(
        """
        asks                      loop made
        asks                      sync set-up           new WithFixtures
        asks                      async set-up          server
        asks                      test                  asks
        asks                      async set-up          client
        asks                      async tear-down       server
        asks                      loop closed, audited
        """,
        Tests.run(WithFixtures.class).life());
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
