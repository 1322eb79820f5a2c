import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.http.*;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.*;
import dev.loopbook.testkit.http.HttpStub;
import java.util.Map;
import org.junit.jupiter.api.Test;

static final String URL = "http://weather.test/today";

// region code
static Coroutine<String> today(HttpClient http) {
  return async(() -> {
    try (var session = http.open().followRedirects(3)) {
      var request = HttpRequest.get(URL).withTimeout(seconds(10));
      var answer = await(session.send(request));
      return answer.status() == 503 ? "closed" : answer.requireSuccess().body();
    } catch (HttpConnectionError e) {
      return "no connection";
    }
  });
}

// endregion

// region tests
@LoopTest
static class TodayTest {
  final Fixture<HttpStub> http = Fixture.of(setUp ->
      setUp.closing(new HttpStub()));

  @Test
  void closedAtFirstAndThenOpen() {
    http.get().get(URL).reply(status(503), text("rain"));
    assertEquals("closed", await(today(http.get())));
    assertEquals("rain", await(today(http.get())));
  }

  @Test
  void nobodyListensAndThenSomebodyHangsUp() {
    http.get().get(URL).reply(refused(), dropped());
    assertEquals("no connection", await(today(http.get())));
    assertEquals("no connection", await(today(http.get())));
  }

  @Test
  void theLineBreaksInTheMiddle() {
    http.get().get(URL).reply(text("rain and more rain").brokenAfter(4));
    assertEquals("no connection", await(today(http.get())));
  }

  @Test
  void whatComesIsNotHttp() {
    http.get().get(URL).reply(garbage());
    assertEquals("no connection", await(today(http.get())));
  }

  @Test
  void theAnswerComesInPieces() {
    http.get().get(URL).reply(text("more rain").inPieces(4, seconds(1)));
    assertEquals("more rain", assertTakes(seconds(4), today(http.get())));
  }

  @Test
  void theAddressHasChanged() {
    http.get().get(URL).reply(redirect("/now"));
    http.get().get("http://weather.test/now").reply(text("sun"));
    assertEquals("sun", await(today(http.get())));
  }

  @Test
  void nothingComesForTenSeconds() {
    http.get().get(URL).reply(timesOut());
    assertTimesOut(seconds(10), today(http.get()));
  }
}
// endregion

void main() {
  IO.print(Tests.run(TodayTest.class));
}
