package dev.loopbook.conformance;

/// A program's own failure, the ordinary kind.
final class Oops extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Oops(String message) {
    super(message);
  }
}
