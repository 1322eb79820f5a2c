package dev.loopbook.conformance;

/// A number that the tasks of a program share.
final class Counter {

  private int number;

  void add(int amount) {
    number += amount;
  }

  int value() {
    return number;
  }
}
