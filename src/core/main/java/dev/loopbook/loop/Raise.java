package dev.loopbook.loop;

/// Throws any throwable as it is, checked ones too, so that `await` never wraps a failure.
final class Raise {

  private Raise() {}

  /// Throws `failure`; declared to return so that a caller may write `throw Raise.it(failure)`.
  static RuntimeException it(Throwable failure) {
    throw Raise.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }
}
