package dev.loopbook.loop;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncResourceTest {

  private static final class Connection extends AsyncResource {
    private final List<String> log;
    private final boolean fails;
    private String said = "";

    private Connection(List<String> log, boolean fails) {
      super("db");
      this.log = log;
      this.fails = fails;
    }

    static Coroutine<Connection> open(List<String> log, boolean fails) {
      return async(
          () -> {
            await(sleep(millis(10)));
            log.add("opened");
            return new Connection(log, fails);
          });
    }

    @Override
    protected void release() throws IOException {
      log.add("closing");
      said = toString();
      await(sleep(millis(10)));
      log.add("closed");
      if (fails) {
        throw new IOException("goodbye was lost");
      }
    }
  }

  private final List<String> log = new ArrayList<>();

  private static List<Object> open() {
    return EventLoop.running().resources().open();
  }

  @Test
  void itSaysWhetherItIsOpenClosingOrClosed() {
    OnLoop.virtual(
        () -> {
          var connection = await(Connection.open(log, false));
          assertEquals("<Connection db open>", connection.toString());
          connection.close();
          assertEquals("<Connection db closing>", connection.said);
          assertEquals("<Connection db closed>", connection.toString());
        });
  }

  private static final class Unnamed extends AsyncResource {
    Unnamed() {
      super(null);
    }

    @Override
    protected void release() {}
  }

  @Test
  void itsNameIsNotNull() {
    OnLoop.virtual(
        () -> {
          assertThrows(NullPointerException.class, Unnamed::new);
          assertEquals(List.of(), open());
        });
  }

  @Test
  void openingAndClosingBothAwait() {
    OnLoop.virtual(
        () -> {
          try (var connection = await(Connection.open(log, false))) {
            log.add("block");
            assertEquals(List.of(connection), open());
            assertEquals("<Connection db open>", connection.toString());
          }
          assertEquals(List.of("opened", "block", "closing", "closed"), log);
          assertEquals(millis(20), EventLoop.running().time());
          assertEquals(List.of(), open());
        });
  }

  @Test
  void aBlockThatFailsOrTimesOutCloses() {
    OnLoop.virtual(
        () -> {
          assertThrows(
              TimeoutError.class,
              () ->
                  await(
                      timeout(
                          millis(20),
                          () -> {
                            try (var _ = await(Connection.open(log, false))) {
                              await(sleep(millis(1000)));
                            }
                          })));
          assertEquals(List.of("opened", "closing", "closed"), log);
          assertEquals(millis(30), EventLoop.running().time());
        });
  }

  @Test
  void aFailureToCloseIsKeptBesideThatOfTheBlock() {
    OnLoop.virtual(
        () -> {
          var thrown =
              assertThrows(
                  ArithmeticException.class,
                  () -> {
                    try (var _ = await(Connection.open(log, true))) {
                      throw new ArithmeticException();
                    }
                  });
          assertEquals("goodbye was lost", thrown.getSuppressed()[0].getMessage());
          assertEquals(List.of(), open());
        });
  }

  @Test
  void aCancelledClosingCountsAsClosed() {
    OnLoop.virtual(
        () -> {
          var connection = await(Connection.open(log, false));
          var closer = createTask(async(connection::close));
          tick();
          closer.cancel();
          assertThrows(CancelledError.class, () -> await(closer));
          assertEquals(List.of("opened", "closing"), log);
          assertTrue(connection.isClosed());
          assertEquals(List.of(), open());
        });
  }

  @Test
  void closingTwiceReleasesOnce() {
    OnLoop.virtual(
        () -> {
          var connection = await(Connection.open(log, false));
          assertFalse(connection.isClosed());
          connection.close();
          connection.close();
          assertEquals(List.of("opened", "closing", "closed"), log);
          assertEquals("<Connection db closed>", connection.toString());
        });
  }

  @Test
  void itKnowsTheLineThatMadeItIfThatIsRecorded() {
    OnLoop.virtual(
        LoopSetup.standard().withOrigins(),
        () -> {
          var connection = await(Connection.open(log, false));
          var method = connection.origin().orElseThrow().place().getMethodName();
          assertTrue(method.contains("open"), method); // not the constructor
          connection.close();
        });
  }

  @Test
  void itEqualsItselfAlone() {
    OnLoop.virtual(
        () -> {
          var one = await(Connection.open(log, false));
          var other = await(Connection.open(log, false));
          assertEquals(one, one);
          assertNotEquals(one, other);
          one.close();
          other.close();
        });
  }
}
