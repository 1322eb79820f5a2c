// rejected by acceptsTheRightOne: in a test, put @LoopTest on the class
package ch06_races.e4_test_the_box_office;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

class BoxOfficeTest {
  @Test
  void sellsASeat() {
    var office = new BoxOffice(2);
    assertTrue(await(office.sell(sleep(seconds(1)))));
    assertEquals(1, office.free());
  }
}
