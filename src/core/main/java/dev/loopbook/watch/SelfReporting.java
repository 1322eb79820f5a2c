package dev.loopbook.watch;

import java.util.List;
import java.util.Optional;

/// A resource that knows better than the audit what was left undone with it when its loop closes.
///
/// It registers with [dev.loopbook.loop.Resources].
public interface SelfReporting {

  /// Returns what the program has left undone with it; called once, on the thread that closes the
  /// loop.
  ///
  /// @param opened the line that registered it, if the loop's setup records that
  List<Finding> leftBehind(Optional<StackTraceElement> opened);
}
