package dev.loopbook.loop;

import java.util.List;

/// What a future stands for, where that waits for other futures itself.
interface Dependent {

  /// Returns the futures that it waits for and that are not done.
  List<Future<?>> dependsOn();
}
