package dev.loopbook.prompt;

import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.Program;

/// The program that typed Java runs on while no other is loaded: a loop with nothing to do.
public final class FreshLoop {
  private FreshLoop() {}

  /// Returns it.
  public static Program program() {
    return Program.of(FreshLoop.class, "java");
  }

  /// Runs a loop for as long as somebody types.
  static void main() {
    try (var loop = EventLoop.create()) {
      while (true) {
        try {
          loop.runForever();
        } catch (DeadlockError _) {
          // whatever waits for ever was typed; the next line may end that
        }
      }
    }
  }
}
