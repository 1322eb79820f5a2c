import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// region code
/** Postage costs 5, and nothing from 50 on. Express costs 10 more. */
static Coroutine<Integer> postage(int value, boolean express) {
  return async(() -> {
    await(sleep(millis(100))); // asks the carrier
    return (value >= 50 ? 0 : 5) + (express ? 10 : 0);
  });
}
// endregion

// region tests
@LoopTest
static class PostageTest {
  /** The limit itself is free: the shop's terms say "from 50 on". */
  @Test
  void fromFiftyOnItIsFree() {
    int value = 50; // arrange

    int cost = await(postage(value, false)); // act

    assertEquals(0, cost); // assert
  }

  @ParameterizedTest
  @CsvSource({"49, false, 5", "49, true, 15", "50, false, 0", "50, true, 11"})
  void costs(int value, boolean express, int expected) {
    assertEquals(expected, await(postage(value, express)));
  }

  @Test
  @Tag("slow")
  void sixHoursOfOrders() {
    for (int order = 0; order < 360; order++) {
      await(postage(order, true));
      await(sleep(seconds(60)));
    }
  }
}
// endregion

void main() {
  IO.print(Tests.run(PostageTest.class));
}
