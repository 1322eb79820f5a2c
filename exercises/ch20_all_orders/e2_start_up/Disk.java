package ch20_all_orders.e2_start_up;

/// Where the settings come from. It is given.
final class Disk {
  private final String language;
  private int reads;

  Disk(String language) {
    this.language = language;
  }

  String read() {
    reads++;
    return language;
  }

  int reads() {
    return reads;
  }
}
