import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region code
abstract static class Session extends AsyncResource {
  abstract Coroutine<Void> send(String text);
}

interface Server {
  Coroutine<Session> open();
}

static Coroutine<Void> greetInTry(Server server) {
  return async(() -> {
    try (var session = await(server.open())) {
      await(session.send("hello"));
    }
  });
}

static Coroutine<Void> greetWithFinally(Server server) {
  return async(() -> {
    var session = await(server.open());
    try {
      await(session.send("hello"));
    } finally {
      session.close();
    }
  });
}
// endregion

// region tests
@LoopTest
static class GreetTest {
  final Server server = asyncMock(Server.class);
  final Session session = asyncMock(Session.class);

  @BeforeEach
  void theLineIsDead() {
    when(server.open()).returning(session);
    when(session.send("hello")).raising(new IllegalStateException("no line"));
  }

  void expectNoLine(Coroutine<Void> greeting) {
    var error = assertThrows(IllegalStateException.class,
        () -> await(greeting));
    assertEquals("no line", error.getMessage());
    assertTrue(session.isClosed());
  }

  @Test
  void whatIsOpenedIsClosed() {
    expectNoLine(greetInTry(server));
  }

  @Test
  void twoFailuresInTry() {
    Mockito.doAnswer(raising(new IllegalStateException("rude goodbye")))
        .when(session).close();
    expectNoLine(greetInTry(server));
  }

  @Test
  void twoFailuresWithFinally() {
    Mockito.doAnswer(raising(new IllegalStateException("rude goodbye")))
        .when(session).close();
    expectNoLine(greetWithFinally(server));
  }
}
// endregion

void main() {
  IO.print(Tests.run(GreetTest.class));
}
