package ch10_mock_or_patch.e2_user_service_test;

import java.time.LocalDate;

/// Knows what day it is in the office. It is given: leave it as it is.
final class Office {
  private Office() {}

  static LocalDate today() {
    throw new IllegalStateException("the office calendar cannot be reached from a test");
  }
}
