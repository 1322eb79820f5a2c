package ch16_resilience.e1_try_again;

/// A service could not answer, and may be able to in a while. It is given: leave it as it is.
final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unavailable(String message) {
    super(message);
  }
}
