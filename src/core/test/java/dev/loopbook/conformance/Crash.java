package dev.loopbook.conformance;

/// A program's own failure, of the kind that `catch (Exception e)` does not catch.
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash(String message) {
    super(message);
  }
}
