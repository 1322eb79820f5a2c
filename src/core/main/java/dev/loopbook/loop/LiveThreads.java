package dev.loopbook.loop;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The threads of this JVM that are alive, those of other programs in it included.
///
/// May be called on any thread. A thread may end or start while they are listed.
public final class LiveThreads {
  private static final int LOOKS = 3;

  private LiveThreads() {}

  /// Returns the platform threads. Unlike [Thread#getAllStackTraces] this stops none of them to see
  /// what it does, which takes long in a process with many.
  public static Stream<Thread> platform() {
    var group = Thread.currentThread().getThreadGroup();
    while (group != null && group.getParent() != null) {
      group = group.getParent();
    }
    if (group == null) {
      return Stream.of();
    }
    var threads = new Thread[group.activeCount() + 16];
    var count = group.enumerate(threads);
    while (count == threads.length) { // perhaps not all had room
      threads = new Thread[2 * count];
      count = group.enumerate(threads);
    }
    return Arrays.stream(threads, 0, count).filter(Objects::nonNull);
  }

  /// Returns whether one of several looks at the threads shows what is looked for.
  ///
  /// A single one may miss a thread that starts another and ends meanwhile: the one is gone when
  /// it's asked for, and the other wasn't there when the list was made. So where "none" means that
  /// nothing can happen any more, it has to be none several times.
  ///
  /// @param look whether it's seen now
  public static boolean isSeen(BooleanSupplier look) {
    Objects.requireNonNull(look, "look");
    for (var i = 0; i < LOOKS; i++) {
      if (look.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /// Returns the virtual threads, which the JVM otherwise only shows to debuggers.
  public static Stream<Thread> virtual() {
    return Fiber.virtualThreads();
  }
}
