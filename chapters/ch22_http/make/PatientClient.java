import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.http.HttpClient;
import dev.loopbook.io.http.HttpStatusError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.http.HttpStub;
import org.junit.jupiter.api.Test;

static final String URL = "http://users.test/users/1";

static Coroutine<String> fetch(HttpClient http) {
  return async(() -> {
    try (var session = http.open()) {
      for (int attempt = 1; ; attempt++) {
        var answer = await(session.get(URL));
        if (answer.status() != 503 || attempt == 3) {
          return answer.requireSuccess().body();
        }
        await(sleep(seconds(1)));
      }
    }
  });
}

@LoopTest
static class FetchTest {
  final Fixture<HttpStub> http = Fixture.of(setUp ->
      setUp.closing(new HttpStub()));

  @Test
  void theThirdAnswerIsGood() {
    http.get().get(URL).reply(status(503), status(503), text("Alice"));
    assertEquals("Alice", assertTakes(seconds(2), fetch(http.get())));
    assertEquals(3, http.get().calls().size());
  }

  @Test
  void afterThreeItGivesUp() {
    http.get().get(URL).reply(status(503)).repeat(3);
    assertThrows(HttpStatusError.class, () -> await(fetch(http.get())));
    assertEquals(3, http.get().calls().size());
  }

  @Test
  void aMissingUserIsNotAskedForAgain() {
    http.get().get(URL).reply(status(404));
    assertTakes(seconds(0), () ->
        assertThrows(HttpStatusError.class, () -> await(fetch(http.get()))));
    assertEquals(1, http.get().calls().size());
  }
}

void main() {
  IO.print(Tests.run(FetchTest.class));
}
