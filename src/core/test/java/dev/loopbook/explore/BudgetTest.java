package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BudgetTest {

  @Test
  void itIsEnoughForJustAsManyOrders() {
    var budget = Budget.ofOrders(2);
    assertTrue(budget.takeOrder());
    assertTrue(budget.takeOrder());
    assertEquals(0, budget.orders());
    assertTrue(budget.isEnough());
    assertFalse(budget.takeOrder());
    assertFalse(budget.isEnough());
  }

  @Test
  void itIsEnoughForJustAsManyCallbacks() {
    var budget = new Budget(9, 10);
    budget.spend(10);
    assertTrue(budget.isEnough());
    assertEquals(9, budget.orders());
    assertTrue(budget.takeOrder());
    budget.spend(1);
    assertFalse(budget.isEnough());
    assertEquals(0, budget.orders());
    assertFalse(budget.takeOrder());
  }
}
