package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class AccountTest {

  @LoopTest(timeout = 60, schedules = 50)
  void twoAccountsDoNotWaitForEachOther() {
    var mine = new Account(100);
    var yours = new Account(50);
    await(gather(mine.withdraw(10), yours.withdraw(20)));
    assertEquals(millis(100), time(), "one withdrawal each from two accounts");
    assertEquals(90, mine.balance(), "the balance of the first account, 100 - 10");
    assertEquals(30, yours.balance(), "the balance of the second account, 50 - 20");
  }

  @Test
  void oneWithdrawalIsSubtracted() {
    var account = new Account(100);
    assertTrue(await(account.withdraw(30)), "30 of 100 can be withdrawn");
    assertEquals(70, account.balance(), "the balance, 100 - 30");
  }

  @LoopTest(timeout = 60, schedules = 50)
  void noWithdrawalIsLost() {
    var account = new Account(100);
    await(gather(account.withdraw(10), account.withdraw(10), account.withdraw(10)));
    assertEquals(70, account.balance(), "the balance after three times 10, all at once");
  }

  @LoopTest(timeout = 60, schedules = 50)
  void withdrawalsHappenOneAfterAnother() {
    var account = new Account(100);
    await(gather(account.withdraw(10), account.withdraw(20), account.withdraw(30)));
    assertEquals(
        millis(300), time(), "three withdrawals from one account, each asking the bank for 100 ms");
  }

  @Test
  void whatIsNotThereIsNotPaidOut() {
    var account = new Account(50);
    var paid = await(gather(account.withdraw(50), account.withdraw(50)));
    assertEquals(List.of(true, false), paid, "who got the 50");
    assertEquals(0, account.balance(), "the balance");
  }

  @Test
  void theBankIsAskedBeforeTheBalanceIsWritten() {
    var account = new Account(100);
    var withdrawal = createTask(account.withdraw(30), "withdrawal");
    await(sleep(millis(50)));
    assertEquals(100, account.balance(), "the balance while the bank is being asked");
    assertTrue(await(withdrawal), "30 of 100 can be withdrawn");
  }

  @Test
  void aRefusalLeavesTheAccountUsable() {
    var account = new Account(5_000);
    assertThrows(
        IllegalArgumentException.class,
        () -> await(account.withdraw(2_000)),
        "the bank refuses, and the caller must learn it");
    assertTrue(await(account.withdraw(10)), "10 of 5000 can be withdrawn after a refusal");
    assertEquals(4_990, account.balance(), "the balance");
  }

  @Test
  void anEmptyAccountAsksTheBankToo() {
    var account = new Account(0);
    assertThrows(
        IllegalArgumentException.class,
        () -> await(account.withdraw(2_000)),
        "the bank is asked, even if the account is empty");
    assertFalse(await(account.withdraw(1)), "nothing can be withdrawn from an empty account");
  }

  @Test
  void oneWhoGivesUpAtTheBankLeavesTheAccountUsable() {
    var account = new Account(100);
    assertGivesUp(account, millis(50), "the bank takes 100 ms, and the caller waits 50 ms");
    var next = createTask(account.withdraw(10), "next");
    await(sleep(seconds(1)));
    assertTrue(next.isDone(), "somebody gave up, and the next one still waits a second later");
    assertTrue(await(next), "10 of 100 can be withdrawn after somebody gave up");
    assertEquals(90, account.balance(), "the balance, 100 - 10");
  }

  @Test
  void oneWhoGivesUpInTheLineLetsNobodyIn() {
    var account = new Account(100);
    var first = createTask(account.withdraw(10), "first");
    await(sleep(millis(10)));
    assertGivesUp(account, millis(50), "another one is at the bank, and the caller waits 50 ms");
    var third = createTask(account.withdraw(20), "third");
    assertEquals(List.of(true, true), await(gather(first, third)), "the two who stayed");
    assertEquals(70, account.balance(), "the balance, 100 - 10 - 20");
    assertEquals(millis(200), time(), "two withdrawals, one after another");
  }

  private static void assertGivesUp(Account account, Duration patience, String why) {
    assertThrows(TimeoutError.class, () -> await(waitFor(account.withdraw(50), patience)), why);
  }

  private static Duration time() {
    return EventLoop.running().time();
  }
}
