// wrong: it stops at one
package ch90_walls.e2_count;

class Counter {
  private int count;

  void add() {
    count = 1;
  }

  int count() {
    return count;
  }
}
