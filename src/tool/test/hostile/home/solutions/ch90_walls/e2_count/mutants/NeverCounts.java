// wrong: it stays at zero
package ch90_walls.e2_count;

class Counter {
  private int count;

  void add() {
    // nothing
  }

  int count() {
    return count;
  }
}
