package dev.loopbook.judge;

/// Gives verdicts on attempts.
///
/// The same attempt gets the same verdict, whatever was judged before it. Safe to use from several
/// threads; each call has a child process to itself.
public interface Judge extends AutoCloseable {

  /// Which tests count.
  enum Tests {
    /// The ones that the student sees.
    VISIBLE,
    /// The same, and the exercise's hidden ones.
    ALL
  }

  /// Returns the verdict on an attempt. Never throws because of anything that the attempt does.
  Verdict judge(Attempt attempt, Tests tests);

  /// Ends the child processes.
  @Override
  void close();
}
