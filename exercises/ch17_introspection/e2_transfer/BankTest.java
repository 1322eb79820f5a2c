package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class BankTest {
  private final Bank bank = new Bank();
  private final Account a = new Account(1, 100);
  private final Account b = new Account(2, 100);
  private final Account c = new Account(3, 100);
  private final Account d = new Account(4, 100);

  @Test
  void twoTransfersInOppositeDirectionsEnd() {
    var there = createTask(bank.transfer(a, b, 30), "A to B");
    var back = createTask(bank.transfer(b, a, 10), "B to A");
    assertEquals(List.of(true, true), await(gather(there, back)));
    assertEquals("80, 120", a.balance() + ", " + b.balance(), "balances of A and B");
  }

  @Test
  void aRingOfTransfersEnds() {
    await(gather(
        createTask(bank.transfer(a, b, 10), "A to B"),
        createTask(bank.transfer(b, c, 10), "B to C"),
        createTask(bank.transfer(c, a, 10), "C to A")));
    assertEquals(300, a.balance() + b.balance() + c.balance(), "money in all");
  }

  @Test
  void transfersWithoutACommonAccountRunAtTheSameTime() {
    var loop = EventLoop.running();
    var before = loop.time();
    await(gather(
        createTask(bank.transfer(a, b, 10), "A to B"),
        createTask(bank.transfer(d, c, 10), "D to C")));
    assertEquals(seconds(1), loop.time().minus(before), "two transfers at the same time");
  }

  @Test
  void nobodySpendsTheSameMoneyTwice() {
    var first = createTask(bank.transfer(a, b, 100), "A to B");
    var second = createTask(bank.transfer(a, c, 100), "A to C");
    await(gather(first, second));
    assertEquals(0, a.balance(), "what is left of 100 after two transfers of 100");
    assertTrue(first.result());
    assertFalse(second.result());
  }
}
