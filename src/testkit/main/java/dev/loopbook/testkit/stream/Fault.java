package dev.loopbook.testkit.stream;

/// What happens to a wire when a certain number of bytes have been sent on it.
///
/// @param after how many bytes go before it
/// @param what what happens
record Fault(long after, What what) {

  /// The kinds of faults.
  sealed interface What {

    /// Bytes that nobody sent.
    record Garbage(byte[] bytes) implements What {}

    /// The receiver sees the end; what is sent later is lost.
    record End() implements What {}

    /// The connection breaks for both sides.
    record Drop() implements What {}

    /// What is sent later does not arrive.
    record Stall() implements What {}
  }
}
