package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Finds the [AccessLog] of the running loop.
final class AccessLogs {

  // Never goes back to false. A thread that doesn't see it yet has no log of its own, as it would
  // have set it itself.
  @SuppressWarnings("NonFinalStaticField")
  private static boolean anyWasMade;

  private AccessLogs() {}

  static void noteMade() {
    anyWasMade = true;
  }

  static @Nullable AccessLog inForce() {
    if (!anyWasMade) {
      return null;
    }
    var loop = EventLoop.runningOrNull();
    return loop == null || loop.isTellingListeners() ? null : loop.setup().accessLog();
  }
}
