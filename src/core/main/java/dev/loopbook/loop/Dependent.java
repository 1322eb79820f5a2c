package dev.loopbook.loop;

import java.util.List;

/// Something that a future stands for and that waits for other futures itself.
interface Dependent {

  /// Returns the futures it waits for, without those that are done.
  List<Future<?>> dependsOn();

  /// Returns how many of these have to be done before the future is.
  default Future.Needs needs() {
    return Future.Needs.ALL;
  }
}
