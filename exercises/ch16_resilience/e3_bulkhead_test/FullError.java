package ch16_resilience.e3_bulkhead_test;

/// A call was refused, because too many wait already. It is given: leave it as it is.
final class FullError extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
