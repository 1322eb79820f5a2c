import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.http.*;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.*;
import java.util.stream.IntStream;
import org.junit.jupiter.api.*;

static class CounterApp {
  private int visits;

  Coroutine<HttpResponse> handle(HttpRequest request) {
    return async(() -> {
      int before = visits;
      await(sleep(millis(20))); // looks into its store
      visits = before + 1;
      return new HttpResponse(request, 200, HttpHeaders.none(), "" + visits);
    });
  }
}

// region tests
@LoopTest
static class CounterAppTest {
  HttpSession session;

  @BeforeEach
  void open() {
    session = new HttpSession(new CounterApp()::handle);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void countsVisits() {
    assertEquals("1", await(session.get("http://app.test/visits")).body());
    assertEquals("2", await(session.get("http://app.test/visits")).body());
  }

  @Test
  void countsVisitsThatComeAtOnce() {
    await(gather(IntStream.range(0, 3)
        .mapToObj(_ -> session.get("http://app.test/visits")).toList()));
    assertEquals("4", await(session.get("http://app.test/visits")).body());
  }
}
// endregion

void main() {
  IO.print(Tests.run(CounterAppTest.class));
}
