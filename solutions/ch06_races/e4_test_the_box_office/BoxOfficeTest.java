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
  void aSeatThatIsNotPaidIsFreeAgain() {
    var office = new BoxOffice(1);
    assertThrows(IllegalStateException.class, () -> await(office.sell(noMoney())));
    assertEquals(1, office.free());
    assertTrue(await(office.sell(pay())));
  }

  @Test
  void aSeatOfSomebodyWhoGivesUpIsFreeAgain() {
    var office = new BoxOffice(1);
    assertThrows(
        TimeoutError.class, () -> await(waitFor(office.sell(pay()), millis(500))));
    assertEquals(1, office.free());
  }

  @Test
  void threePayAtTheSameTime() {
    var office = new BoxOffice(3);
    await(gather(office.sell(pay()), office.sell(pay()), office.sell(pay())));
    assertEquals(seconds(1), EventLoop.running().time());
    assertEquals(0, office.free());
  }

  @Test
  void aSeatIsKeptWhileSomebodyPays() {
    var office = new BoxOffice(2);
    var buyer = createTask(office.sell(pay()), "buyer");
    await(sleep(millis(500)));
    assertEquals(1, office.free());
    assertEquals(3, new BoxOffice(3).free());
    await(buyer);
  }

  @Test
  void oneWhoGetsNoSeatHearsItAtOnceAndDoesNotPay() {
    var office = new BoxOffice(1);
    var first = createTask(office.sell(payInto(paid)), "first");
    await(sleep(millis(500)));
    var before = EventLoop.running().time();
    assertFalse(await(office.sell(payInto(paid))));
    assertEquals(before, EventLoop.running().time());
    assertTrue(await(first));
    await(sleep(seconds(5)));
    assertEquals(1, paid[0]);
  }

  @Test
  void twoOfficesAreTwo() {
    var office = new BoxOffice(1);
    var other = new BoxOffice(7);
    assertTrue(await(office.sell(pay())));
    assertEquals(7, other.free());
    assertEquals(0, office.free());
  }

  @Test
  void sellsUntilNoneIsFree() {
    var office = new BoxOffice(2);
    assertTrue(await(office.sell(pay())));
    assertTrue(await(office.sell(pay())));
    assertFalse(await(office.sell(pay())));
  }

  private final int[] paid = new int[1];

  private static Coroutine<Void> payInto(int[] paid) {
    return async(() -> {
      await(sleep(seconds(1)));
      paid[0]++;
    });
  }
}
