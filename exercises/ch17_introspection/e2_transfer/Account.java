package ch17_introspection.e2_transfer;

import dev.loopbook.sync.Lock;

/// An account with its lock. It is given: leave it as it is.
final class Account {
  final int number;
  final Lock lock;
  private int balance;

  Account(int number, int balance) {
    this.number = number;
    this.lock = new Lock("account " + number);
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  /// Puts money in, or takes some out. Refuses where nobody holds the lock.
  void add(int amount) {
    if (!lock.isLocked()) {
      throw new IllegalStateException("account %d is not locked".formatted(number));
    }
    balance += amount;
  }
}
