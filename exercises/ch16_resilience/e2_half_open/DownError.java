package ch16_resilience.e2_half_open;

/// A service failed. It is given: leave it as it is.
final class DownError extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
