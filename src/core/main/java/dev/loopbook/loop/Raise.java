package dev.loopbook.loop;

/// Throws any throwable, even a checked one, so that `await` never has to wrap a failure.
final class Raise {

  private Raise() {}

  /// Throws `failure`. Its return type lets a caller write `throw Raise.it(failure)`.
  static RuntimeException it(Throwable failure) {
    throw Raise.<RuntimeException>unchecked(failure);
  }

  // The caller says RuntimeException, and the cast to a type variable checks nothing.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }
}
