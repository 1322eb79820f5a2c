import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region code
interface UserApi {
  Coroutine<String> fetchName(int id);
}

static Coroutine<String> fetchPatiently(UserApi api, int id) {
  return async(() -> {
    for (int attempt = 1; ; attempt++) {
      try {
        return await(waitFor(api.fetchName(id), seconds(10)));
      } catch (Exception e) {
        if (attempt == 3) {
          throw e;
        }
        await(sleep(seconds(attempt))); // 1 s, then 2 s
      }
    }
  });
}
// endregion

// region tests
@LoopTest
static class FetchPatientlyTest {
  final UserApi api = asyncMock(UserApi.class);

  @Test
  void theSecondSucceeds() {
    when(api.fetchName(1)).sideEffects(new IOException("down"), "Alice");
    assertEquals("Alice",
        assertTakes(seconds(1), fetchPatiently(api, 1)));
  }

  @Test
  void afterThreeItGivesUp() {
    when(api.fetchName(1)).raising(new IOException("down"));
    assertTakes(seconds(1 + 2), () ->
        assertThrows(IOException.class, () -> await(fetchPatiently(api, 1))));
    verifyAwaited(api, Mockito.times(3)).fetchName(1);
  }

  @Test
  void noAnswerIsAFailureToo() {
    when(api.fetchName(1)).neverCompletes();
    assertTimesOut(seconds(10 + 1 + 10 + 2 + 10), fetchPatiently(api, 1));
  }

  @Test
  void aSlowAnswerIsInTime() {
    when(api.fetchName(1)).sideEffects(
        delayed(seconds(9), returning("Alice")));
    assertTakes(seconds(9), fetchPatiently(api, 1));
  }

  @Test
  void anAnswerThatIsWorkedOut() {
    when(api.fetchName(Mockito.anyInt())).sideEffect(call -> {
      int id = call.getArgument(0);
      await(sleep(millis(100)));
      return "user-" + id;
    });
    assertEquals("user-7", await(fetchPatiently(api, 7)));
  }
}
// endregion

void main() {
  IO.print(Tests.run(FetchPatientlyTest.class));
}
