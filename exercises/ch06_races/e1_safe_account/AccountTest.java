package ch06_races.e1_safe_account;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class AccountTest {

  @Test
  void twoAccountsDoNotWaitForEachOther() {
    var mine = new Account(100);
    var yours = new Account(100);
    var before = EventLoop.running().time();
    await(gather(mine.withdraw(10), yours.withdraw(10)));
    var took = EventLoop.running().time().minus(before);
    assertEquals(millis(100), took, "one withdrawal each from two accounts");
  }

  @Test
  void oneWithdrawalIsSubtracted() {
    var account = new Account(100);
    assertTrue(await(account.withdraw(30)), "30 of 100 can be withdrawn");
    assertEquals(70, account.balance(), "the balance, 100 - 30");
  }

  @Test
  void noWithdrawalIsLost() {
    var account = new Account(100);
    await(gather(account.withdraw(10), account.withdraw(10), account.withdraw(10)));
    assertEquals(70, account.balance(), "the balance after three times 10, all at once");
  }

  @Test
  void whatIsNotThereIsNotPaidOut() {
    var account = new Account(50);
    var paid = await(gather(account.withdraw(50), account.withdraw(50)));
    assertEquals(List.of(true, false), paid, "who got the 50");
    assertEquals(0, account.balance(), "the balance");
  }

  @Test
  void aRefusalLeavesTheAccountUsable() {
    var account = new Account(5_000);
    assertThrows(
        IllegalArgumentException.class,
        () -> await(account.withdraw(2_000)),
        "whoever is refused must learn it");
    assertTrue(await(account.withdraw(10)), "10 of 5000 can be withdrawn after a refusal");
    assertEquals(4_990, account.balance(), "the balance");
  }

  @Test
  void anAmountThatIsTooLargeIsAskedForAtTheBankFirst() {
    var account = new Account(0);
    assertThrows(
        IllegalArgumentException.class,
        () -> await(account.withdraw(2_000)),
        "the bank is asked, even if the account is empty");
    assertFalse(await(account.withdraw(1)), "nothing can be withdrawn from an empty account");
  }
}
