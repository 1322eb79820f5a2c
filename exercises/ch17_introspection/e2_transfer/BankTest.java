package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
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

  @LoopTest(schedules = 50)
  void twoTransfersInOppositeDirectionsEnd() {
    var there = createTask(bank.transfer(a, b, 30), "A to B");
    var back = createTask(bank.transfer(b, a, 10), "B to A");
    assertEquals(List.of(true, true), await(gather(there, back)), "whether each was made");
    assertEquals("80, 120", a.balance() + ", " + b.balance(), "balances of A and B");
  }

  @LoopTest(schedules = 50)
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
  void soDoTwoThatHaveNothingToDoWithTheOneThatWaits() {
    var e = new Account(5, 100);
    var loop = EventLoop.running();
    var before = loop.time();
    var first = createTask(bank.transfer(a, b, 10), "A to B");
    var waits = createTask(bank.transfer(c, a, 10), "C to A");
    await(sleep(millis(200)));
    assertTrue(await(bank.transfer(d, e, 10)), "D to E was made");
    assertEquals(millis(1_200), loop.time().minus(before), "when D to E, begun at 0.2 s, is done");
    await(gather(first, waits));
  }

  @Test
  void theMoneyIsAllThereAtEveryMoment() {
    var there = createTask(bank.transfer(a, b, 30), "A to B");
    var back = createTask(bank.transfer(b, a, 10), "B to A");
    for (int i = 0; i < 60; i++) {
      await(sleep(millis(50)));
      assertEquals(200, a.balance() + b.balance(), "money in A and B together");
    }
    assertTrue(there.isDone() && back.isDone(), "both transfers have ended after 3 s");
    await(gather(there, back));
  }

  @LoopTest(schedules = 50)
  void theLastCoinIsNotSpentTwiceEither() {
    var first = createTask(bank.transfer(d, b, 100), "D to B");
    var second = createTask(bank.transfer(d, a, 100), "D to A");
    await(gather(first, second));
    assertEquals(0, d.balance(), "what is left of 100 after two transfers of 100");
    assertTrue(first.result() != second.result(), "one of the two was made");
  }

  @Test
  void aTransferThatIsCancelledMovesNothing() {
    for (double limit : new double[] {0.05, 0.5, 0.9}) {
      assertThrows(
          TimeoutError.class, () -> await(waitFor(bank.transfer(a, b, 10), seconds(limit))));
    }
    assertEquals("100, 100", a.balance() + ", " + b.balance(), "balances of A and B");
    var next = createTask(bank.transfer(b, a, 10), "B to A");
    await(sleep(seconds(2)));
    assertTrue(next.isDone(), "the next transfer finds the accounts free");
    assertTrue(await(next), "the next transfer was made");
  }

  @Test
  void whoHasTooLittleMovesNothing() {
    assertFalse(await(bank.transfer(a, b, 101)), "a transfer of 101 from 100");
    assertEquals("100, 100", a.balance() + ", " + b.balance(), "balances of A and B");
    assertTrue(await(bank.transfer(a, b, 100)), "a transfer of 100 from 100");
    assertEquals("0, 200", a.balance() + ", " + b.balance(), "balances of A and B");
  }

  @Test
  void nobodySpendsTheSameMoneyTwice() {
    var first = createTask(bank.transfer(a, b, 100), "A to B");
    var second = createTask(bank.transfer(a, c, 100), "A to C");
    await(gather(first, second));
    assertEquals(0, a.balance(), "what is left of 100 after two transfers of 100");
    assertTrue(first.result(), "the first of two transfers of 100 from 100");
    assertFalse(second.result(), "the second of two transfers of 100 from 100");
  }
}
