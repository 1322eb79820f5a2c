import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;
import org.mockito.*;

static class Mailer {
  int sent;

  CompletableFuture<Integer> send(String to) {
    sent++;
    return completedFuture(1);
  }

  static String server() {
    return "real";
  }
}

static class PlainTest {
  MockedStatic<Mailer> statics;

  @BeforeEach
  void start() {
    statics = Mockito.mockStatic(Mailer.class);
  }

  @AfterEach
  void stop() {
    statics.close();
  }

  @Test
  void everyKind() throws Exception {
    var mailer = Mockito.mock(Mailer.class);
    Mockito.when(mailer.send("ann")).thenReturn(completedFuture(42));
    assertEquals(42, mailer.send("ann").get());
    var real = new Mailer();
    var spy = Mockito.spy(real);
    spy.send("ann");
    assertEquals(0, real.sent);
    assertNull(Mailer.server());
    try (var made = Mockito.mockConstruction(Mailer.class)) {
      new Mailer();
      assertEquals(1, made.constructed().size());
    }
  }
}

void main() {
  IO.print(Tests.run(PlainTest.class));
}
