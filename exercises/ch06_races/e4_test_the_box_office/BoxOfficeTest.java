package ch06_races.e4_test_the_box_office;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
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
}
