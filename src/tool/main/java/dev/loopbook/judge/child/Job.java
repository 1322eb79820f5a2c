package dev.loopbook.judge.child;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a child has to run.
///
/// @param secret precedes each message about this job; the student's code must never see it
/// @param program the class files of the student's and the given files, by binary name
/// @param tests the class files of the tests, which have their own class loader; empty if the
///   student's file is the test
/// @param run the binary names of the test classes to run
/// @param own the binary names of the classes that come from the student's files
/// @param seed what hidden tests draw their data from
/// @param hasty whether the first failure ends the run
/// @param pictures whether to draw the lanes of tests that pass
/// @param computing CPU time that a test may take
/// @param waiting time that a test may wait
/// @param ticks iterations that a test's loops may take
/// @param whole time that all tests together may compute and wait
/// @param outputBytes how much of a test's output is kept
/// @param ownLoops whether the answer may run loops of its own, as the exercise's solution does
/// @param orders in how many orders of its callbacks a test runs that says nothing about it: `1`,
///   or `all`
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Job(
    byte[] secret,
    Map<String, byte[]> program,
    Map<String, byte[]> tests,
    List<String> run,
    Set<String> own,
    long seed,
    boolean hasty,
    boolean pictures,
    Duration computing,
    Duration waiting,
    long ticks,
    Duration whole,
    int outputBytes,
    boolean ownLoops,
    String orders) {
  /// The length of a secret in bytes.
  public static final int SECRET_BYTES = 16;

  /// Reads and writes jobs, of 64 MB at most.
  public static final RecordCodec<Job> CODEC = RecordCodec.of(Job.class, 64 << 20);

  /// Checks the secret and copies the collections; the arrays stay the caller's.
  public Job {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
    }
    program = Map.copyOf(program);
    tests = Map.copyOf(tests);
    run = List.copyOf(run);
    own = Set.copyOf(own);
  }
}
