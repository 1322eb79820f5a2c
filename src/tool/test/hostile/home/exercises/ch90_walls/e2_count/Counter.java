package ch90_walls.e2_count;

/// Counts. It is right: leave it as it is.
class Counter {
  private int count;

  void add() {
    count++;
  }

  int count() {
    return count;
  }
}
