// right: sells a whole evening in one test
package ch06_races.e4_test_the_box_office;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class BoxOfficeTest {

  private static Coroutine<Void> pay() {
    return sleep(seconds(1));
  }

  private static Coroutine<Void> noMoney() {
    return async(() -> {
      await(sleep(seconds(1)));
      throw new IllegalStateException("no money");
    });
  }

  @Test
  void anEvening() {
    var office = new BoxOffice(2);
    var poor = createTask(office.sell(noMoney()), "poor");
    var hasty = createTask(waitFor(office.sell(pay()), millis(500)), "hasty");
    await(sleep(millis(100)));
    assertEquals(0, office.free());
    assertFalse(await(office.sell(payInto(paid))));
    assertEquals(millis(100), EventLoop.running().time());
    assertThrows(TimeoutError.class, () -> await(hasty));
    assertEquals(1, office.free());
    assertThrows(IllegalStateException.class, () -> await(poor));
    assertEquals(2, office.free());
    assertEquals(seconds(1), EventLoop.running().time());
    assertEquals(0, paid[0]);
    assertEquals(
        List.of(true, true, false),
        await(gather(
            office.sell(payInto(paid)), office.sell(payInto(paid)), office.sell(payInto(paid)))));
    assertEquals(0, office.free());
    assertEquals(2, paid[0]);
    assertEquals(seconds(2), EventLoop.running().time());
    var other = new BoxOffice(5);
    var another = new BoxOffice(3);
    assertEquals(5, other.free());
    for (int seat = 0; seat < 3; seat++) {
      assertTrue(await(another.sell(pay())));
    }
  }

  private final int[] paid = new int[1];

  private static Coroutine<Void> payInto(int[] paid) {
    return async(() -> {
      await(sleep(seconds(1)));
      paid[0]++;
    });
  }
}
