package ch16_resilience.e2_half_open;

/// A call was not made, because the circuit is open. It is given: leave it as it is.
final class OpenError extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
