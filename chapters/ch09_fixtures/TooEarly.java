import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;

static Coroutine<String> logIn() {
  return sleep(millis(100), "token-1");
}

// region tests
@LoopTest
static class InAFieldTest {
  final String token = await(logIn());

  @Test
  void hasAToken() {
    assertEquals("token-1", token);
  }
}

@LoopTest
static class InBeforeAllTest {
  static String token;

  @BeforeAll
  static void setUp() {
    token = await(logIn());
  }

  @Test
  void hasAToken() {
    assertEquals("token-1", token);
  }
}

@LoopTest
static class InBeforeEachTest {
  String token;

  @BeforeEach
  void setUp() {
    token = await(logIn());
  }

  @Test
  void hasAToken() {
    assertEquals("token-1", token);
  }
}
// endregion

void main(String[] only) {
  for (var test : List.of(InAFieldTest.class, InBeforeAllTest.class, InBeforeEachTest.class)) {
    if (only.length == 0 || List.of(only).contains(test.getSimpleName())) {
      IO.print(Tests.run(test));
    }
  }
}
