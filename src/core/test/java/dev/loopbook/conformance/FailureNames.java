package dev.loopbook.conformance;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.ExceptionGroup;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.InvalidStateError;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.BrokenBarrierError;
import dev.loopbook.sync.QueueEmpty;
import dev.loopbook.sync.QueueFull;
import dev.loopbook.sync.QueueShutDown;
import java.util.stream.Collectors;

/// Knows our exceptions by the names that Python gives them.
final class FailureNames {

  private FailureNames() {}

  static String show(Throwable failure) {
    return switch (failure) {
      case ExceptionGroup group ->
          group.exceptions().stream()
              .map(FailureNames::show)
              .collect(Collectors.joining(", ", "Group[", "]"));
      case Oops _, Crash _, CancelledError _ ->
          failure.getMessage() == null
              ? failure.getClass().getSimpleName()
              : "%s \"%s\"".formatted(failure.getClass().getSimpleName(), failure.getMessage());
      case TimeoutError _,
          InvalidStateError _,
          BrokenBarrierError _,
          QueueEmpty _,
          QueueFull _,
          QueueShutDown _ ->
          failure.getClass().getSimpleName();
      case Generator.Exit _ -> "closed";
      case DeadlockError _ -> "deadlock";
      case Throwable other when isMisuse(other) -> "Misuse";
      default -> failure.toString();
    };
  }

  /// Returns whether `except kind` catches `failure`.
  static boolean catches(String kind, Throwable failure) {
    return switch (kind) {
      case "BaseException" -> true;
      case "Exception" -> isException(failure);
      case "Group" -> failure instanceof ExceptionGroup;
      case "Misuse" -> isMisuse(failure) || failure instanceof BrokenBarrierError; // a RuntimeError
      default -> failure.getClass().getSimpleName().equals(kind);
    };
  }

  /// In Python a group with something worse than an `Exception` isn't one either. Ours always is.
  private static boolean isException(Throwable failure) {
    return failure instanceof ExceptionGroup group
        ? group.exceptions().stream().allMatch(FailureNames::isException)
        : failure instanceof Exception;
  }

  private static boolean isMisuse(Throwable failure) {
    return failure.getClass() == IllegalStateException.class
        || failure.getClass() == IllegalArgumentException.class
        || failure.getClass() == UnsupportedOperationException.class;
  }
}
