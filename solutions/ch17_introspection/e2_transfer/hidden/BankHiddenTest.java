package ch17_introspection.e2_transfer;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises for any accounts, amounts and moments.
@LoopTest
@HiddenTest
class BankHiddenTest {
  private final Bank bank = new Bank();

  @Test
  void anyTransfersEndWhateverTheirOrder(Draw draw) {
    for (int round = 0; round < 8; round++) {
      var accounts = accounts(draw);
      List<Task<Boolean>> transfers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        var pair = draw.shuffled(accounts);
        var amount = draw.number(1, 150);
        transfers.add(createTask(bank.transfer(pair.get(0), pair.get(1), amount)));
        if (draw.coin()) {
          await(sleep(draw.millis(0, 400)));
        }
      }
      assertCompletesBefore(seconds(60), gather(transfers));
      assertEquals(
          100 * accounts.size(),
          accounts.stream().mapToInt(Account::balance).sum(),
          "money in all");
      for (var account : accounts) {
        assertTrue(account.balance() >= 0, "a balance of %d".formatted(account.balance()));
      }
    }
  }

  @Test
  void twoInOppositeDirectionsEndWhateverTheirAccounts(Draw draw) {
    for (int late = 0; late <= 1_000; late += 50) {
      var accounts = accounts(draw);
      var one = accounts.get(0);
      var other = accounts.get(1);
      var there = createTask(bank.transfer(one, other, 30));
      await(sleep(millis(late)));
      var back = createTask(bank.transfer(other, one, 10));
      assertEquals(
          List.of(true, true), assertCompletesBefore(seconds(10), gather(there, back)), "done");
      assertEquals("80, 120", one.balance() + ", " + other.balance(), "balances");
    }
  }

  @Test
  void nothingMovesBeforeTheOtherBankHasAgreed(Draw draw) {
    var accounts = accounts(draw);
    var one = accounts.get(0);
    var other = accounts.get(1);
    var transfer = createTask(bank.transfer(one, other, draw.number(1, 100)));
    for (int millis = 50; millis < 1_000; millis += 50) {
      await(sleep(millis(50)));
      assertEquals(
          "100, 100", one.balance() + ", " + other.balance(), "balances after " + millis + " ms");
    }
    assertEquals(true, await(transfer), "whether it was made");
  }

  @Test
  void howeverLongTheLineEachTransferIsMade(Draw draw) {
    var accounts = accounts(draw);
    var count = draw.number(40, 90);
    List<Task<Boolean>> transfers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var others = draw.shuffled(accounts.subList(1, accounts.size()));
      transfers.add(createTask(bank.transfer(accounts.get(0), others.get(0), 1)));
    }
    assertEquals(
        Collections.nCopies(count, true),
        await(gather(transfers)),
        "whether the money was moved, in %d transfers of 1 from an account of 100".formatted(count));
    assertEquals(100 - count, accounts.get(0).balance(), "what is left of 100");
  }

  @Test
  void wheneverATransferIsCancelledTheAccountsAreFreeAgain(Draw draw) {
    var accounts = accounts(draw);
    var one = accounts.get(0);
    var other = accounts.get(1);
    for (int when = 25; when < 2_000; when += 150) {
      var first = createTask(bank.transfer(one, other, 1));
      var second = createTask(bank.transfer(other, one, 1));
      await(sleep(millis(when)));
      first.cancel();
      second.cancel();
      await(gatherOutcomes(first, second));
      assertEquals(200, one.balance() + other.balance(), "money in both");
      assertEquals(
          true,
          assertCompletesBefore(seconds(2), bank.transfer(one, other, 1)),
          "the next transfer");
      await(bank.transfer(other, one, 1));
    }
  }

  @Test
  void whoIsCancelledWhileItWaitsDisturbsNobody(Draw draw) {
    var accounts = accounts(draw);
    for (var to : accounts.subList(1, 3)) {
      var from = accounts.get(0);
      var other = to == accounts.get(1) ? accounts.get(2) : accounts.get(1);
      for (var pair : List.of(List.of(from, other), List.of(other, from), List.of(to, other))) {
        var first = createTask(bank.transfer(from, to, 1));
        await(sleep(millis(1)));
        var waiting = createTask(bank.transfer(pair.get(0), pair.get(1), 1));
        await(sleep(draw.millis(150, 800)));
        waiting.cancel();
        assertCancelled(waiting);
        assertEquals(true, assertCompletesBefore(seconds(2), first), "the first transfer");
      }
    }
  }

  private static List<Account> accounts(Draw draw) {
    return draw.numbers(draw.number(3, 6), 1, 9_999).stream()
        .map(number -> new Account(number, 100))
        .toList();
  }
}
