package dev.loopbook.judge;

/// Gives verdicts on attempts.
///
/// The same attempt gets the same verdict, whatever was judged before it. Safe to use from several
/// threads; each call has a child process to itself.
public interface Judge extends AutoCloseable {

  /// Which tests count.
  sealed interface Tests {
    /// The ones that the student sees.
    Tests VISIBLE = new Visible();

    /// Returns the same, and the exercise's hidden ones.
    ///
    /// @param seed what the hidden ones draw their data from
    static Tests all(long seed) {
      return new All(seed);
    }

    /// The ones that the student sees.
    record Visible() implements Tests {}

    /// All of them.
    ///
    /// @param seed what the hidden ones draw their data from
    record All(long seed) implements Tests {}
  }

  /// Returns the verdict on an attempt. Never throws because of anything that the attempt does.
  Verdict judge(Attempt attempt, Tests tests);

  /// Gives up all judgements that have begun: they end soon, and as not judged. May be called from
  /// any thread.
  void cancel();

  /// Ends the child processes.
  @Override
  void close();
}
