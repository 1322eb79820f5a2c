package dev.loopbook.watch;

import java.util.List;
import java.util.Optional;

/// A thing on a loop that knows by itself what it has left undone when the loop closes, as an open
/// resource that is more than one to this package.
///
/// It is made known through [dev.loopbook.loop.Resources].
public interface SelfReporting {

  /// Returns what the program has left undone with it; called once, on the thread that closes the
  /// loop.
  ///
  /// @param opened the line that made it known, if the loop's setup records that
  List<Finding> leftBehind(Optional<StackTraceElement> opened);
}
