// rejected by catchesKeepsTheUnpaid: a seat whose payment fails stays taken
// mistake: never lets a payment fail
package ch06_races.e4_test_the_box_office;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class BoxOfficeTest {

  private static Coroutine<Void> pay() {
    return sleep(seconds(1));
  }

  @Test
  void sellsASeat() {
    var office = new BoxOffice(2);
    assertTrue(await(office.sell(pay())));
    assertEquals(1, office.free());
  }

  @Test
  void theLastSeatIsSoldOnce() {
    var office = new BoxOffice(1);
    assertEquals(List.of(true, false), await(gather(office.sell(pay()), office.sell(pay()))));
    assertEquals(0, office.free());
  }

  @Test
  void threePayAtTheSameTime() {
    var office = new BoxOffice(3);
    await(gather(office.sell(pay()), office.sell(pay()), office.sell(pay())));
    assertEquals(seconds(1), EventLoop.running().time());
    assertEquals(0, office.free());
  }
}
