package dev.loopbook.explore;

import java.util.concurrent.atomic.AtomicLong;

/// How much a walk may still run: so many orders, and so many callbacks in them.
///
/// It is counted and not timed, so that the same program gets the same report on a slow machine.
/// Any thread may call it. Whether everything fitted doesn't depend on how many share the work.
final class Budget {

  private final AtomicLong orders;
  private final AtomicLong callbacks;

  Budget(long orders, long callbacks) {
    this.orders = new AtomicLong(orders);
    this.callbacks = new AtomicLong(callbacks);
  }

  static Budget ofOrders(long orders) {
    return new Budget(orders, Long.MAX_VALUE);
  }

  /// Returns whether another order may be run, and counts it.
  boolean takeOrder() {
    return orders.decrementAndGet() >= 0 && callbacks.get() >= 0;
  }

  /// Notes how many callbacks an order had, or what else cost as much.
  void spend(long more) {
    callbacks.addAndGet(-more);
  }

  /// Returns false once more was asked for than there was.
  boolean isEnough() {
    return orders.get() >= 0 && callbacks.get() >= 0;
  }

  /// Returns how many more orders may be run.
  long orders() {
    return callbacks.get() < 0 ? 0 : orders.get();
  }
}
