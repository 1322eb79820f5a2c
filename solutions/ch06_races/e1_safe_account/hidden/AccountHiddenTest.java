package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Other amounts, more tasks, and callers who give up at other moments.
@LoopTest(timeout = 600)
@HiddenTest
class AccountHiddenTest {

  @Test
  void anyWithdrawalsHappenOneAfterAnother(Draw draw) {
    int balance = draw.number(500, 2_000);
    var account = new Account(balance);
    var amounts = draw.shuffled(draw.numbers(6, 100, 900));
    var paid = await(gather(amounts.stream().map(account::withdraw).toList()));
    int left = balance;
    for (int i = 0; i < amounts.size(); i++) {
      boolean enough = left >= amounts.get(i);
      assertEquals(enough, paid.get(i), "withdrawal " + (i + 1) + " of " + amounts);
      left -= enough ? amounts.get(i) : 0;
    }
    assertEquals(left, account.balance(), "the balance in the end");
    assertEquals(millis(600), EventLoop.running().time(), "six withdrawals, one after another");
  }

  @Test
  void aLongLineIsServed(Draw draw) {
    int many = draw.number(610, 690);
    var account = new Account(many + 7);
    var paid = await(gather(Collections.nCopies(many, 1).stream().map(account::withdraw).toList()));
    assertEquals(Collections.nCopies(many, true), paid, "who got their 1");
    assertEquals(7, account.balance(), "the balance in the end");
    assertEquals(millis(100L * many), EventLoop.running().time(), "the time of " + many);
  }

  @Test
  void whoeverGivesUpTheOthersAreServed(Draw draw) {
    for (int hasty = 0; hasty < 5; hasty++) {
      oneOfFiveGivesUp(hasty, draw);
    }
  }

  private static void oneOfFiveGivesUp(int hasty, Draw draw) {
    var account = new Account(1_000);
    var patience = draw.millis(1, 99 + 100 * hasty);
    List<Task<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var withdrawal = account.withdraw(100 + i);
      tasks.add(createTask(i == hasty ? waitFor(withdrawal, patience) : withdrawal));
    }
    await(sleep(seconds(2)));
    int expected = 1_000;
    for (int i = 0; i < 5; i++) {
      assertTrue(tasks.get(i).isDone(), "withdrawal " + i + " is done after 2 s");
      if (i != hasty) {
        assertTrue(await(tasks.get(i)), "withdrawal " + i);
        expected -= 100 + i;
      }
    }
    assertThrows(TimeoutError.class, () -> await(tasks.get(hasty)), "the one who gave up");
    assertEquals(expected, account.balance(), "the balance without the one who gave up");
  }

  @Test
  void whoGivesUpBeforeTheyBeginKeepsNobodyWaiting() {
    for (int hasty = 0; hasty < 4; hasty++) {
      oneOfFourGivesUpBeforeTheyBegin(hasty);
    }
  }

  private static void oneOfFourGivesUpBeforeTheyBegin(int hasty) {
    var account = new Account(100);
    List<Task<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(createTask(account.withdraw(10)));
    }
    tasks.remove(hasty).cancel(); // before its first turn
    await(sleep(seconds(2)));
    for (var task : tasks) {
      assertTrue(task.isDone(), "one of the others still waits after 2 s");
      assertTrue(await(task), "10 of 100 can be withdrawn");
    }
    assertEquals(70, account.balance(), "the balance without the one who gave up");
  }

  @Test
  void aRefusalAmongOthersStopsNobody(Draw draw) {
    for (int refused = 0; refused < 4; refused++) {
      oneOfFourIsRefused(refused, draw);
    }
  }

  private static void oneOfFourIsRefused(int refused, Draw draw) {
    var account = new Account(100_000);
    var before = EventLoop.running().time();
    List<Coroutine<Boolean>> withdrawals = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      withdrawals.add(account.withdraw(i == refused ? draw.number(1_001, 5_000) : 10));
    }
    var outcomes = await(gatherOutcomes(withdrawals));
    for (int i = 0; i < 4; i++) {
      assertEquals(i != refused, outcomes.get(i) instanceof Outcome.Value, "withdrawal " + i);
    }
    assertEquals(99_970, account.balance(), "the balance after three times 10");
    assertEquals(
        millis(400),
        EventLoop.running().time().minus(before),
        "four withdrawals, of which one is refused");
    var refusal = ((Outcome.Failure<Boolean>) outcomes.get(refused)).exception();
    assertEquals(
        Bank.class.getName(),
        refusal.getStackTrace()[0].getClassName(),
        "which class threw what the refused one gets");
  }

  @Test
  void theBankIsAskedForEachWithdrawalOfAnyAmount(Draw draw) {
    var account = new Account(draw.number(0, 9));
    int before = account.balance();
    assertTrue(await(account.withdraw(0)), "nothing can always be withdrawn");
    assertEquals(millis(100), EventLoop.running().time(), "the bank is asked for a withdrawal of 0");
    assertEquals(before, account.balance(), "the balance after a withdrawal of 0");
    assertTrue(await(account.withdraw(before)), "all of it can be withdrawn");
    assertFalse(await(account.withdraw(1)), "one more than all of it cannot");
    assertEquals(0, account.balance(), "the balance in the end");
    assertEquals(millis(300), EventLoop.running().time(), "three withdrawals");
  }

  @Test
  void anyAccountsDoNotWaitForEachOther(Draw draw) {
    var accounts = new ArrayList<Account>();
    for (int i = draw.number(2, 6); i > 0; i--) {
      accounts.add(new Account(draw.number(100, 200)));
    }
    await(gather(accounts.stream().map(account -> account.withdraw(50)).toList()));
    assertEquals(millis(100), EventLoop.running().time(), "one withdrawal from each account");
  }
}
