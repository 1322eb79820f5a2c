package dev.loopbook.judge;

import dev.loopbook.judge.child.Message;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.CompileProblem;
import java.util.List;
import java.util.Optional;

/// What becomes of an attempt. Only [Passed] is a pass; everything else says which other thing
/// happened.
public sealed interface Verdict {

  /// Returns whether it is a pass.
  default boolean isPass() {
    return this instanceof Passed;
  }

  /// Returns what is known of the tests, in the order of their files; empty if none could run.
  default List<TestResult> results() {
    return List.of();
  }

  /// Returns the verdict in a word or two, as a list shows it: `passed`, `did not compile`.
  default String word() {
    return switch (this) {
      case Passed _ -> "passed";
      case Failed _ -> "failed";
      case Unreadable _ -> "unreadable";
      case DidNotCompile _ -> "did not compile";
      case Refused _ -> "refused";
      case TimedOut _ -> "timed out";
      case Exited _ -> "exited";
      case Crashed _ -> "crashed";
      case NoResult _ -> "no result";
      case NoTestRan _ -> "no test ran";
    };
  }

  /// Each expected test ran and passed, and the process came to a plain end.
  record Passed(List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Passed {
      results = List.copyOf(results);
    }
  }

  /// The tests ran to their end, and at least one did not pass.
  record Failed(List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Failed {
      results = List.copyOf(results);
    }
  }

  /// An edited file is missing, too long, or no text.
  ///
  /// @param problems what is wrong, each with the file's name
  record Unreadable(List<String> problems) implements Verdict {
    /// Keeps its own copy.
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /// javac refused it.
  ///
  /// @param problems what javac said, errors and warnings
  record DidNotCompile(List<CompileProblem> problems) implements Verdict {
    /// Keeps its own copy.
    public DidNotCompile {
      problems = List.copyOf(problems);
    }

    /// Returns whether javac was stopped or gave up, so that no line of the answer is to blame for
    /// sure: a busy machine may be.
    public boolean wasCutShort() {
      return problems.stream().allMatch(problem -> problem.line() == 0);
    }
  }

  /// It uses what an answer may not use. Nothing of it was run.
  record Refused(List<Violation> violations) implements Verdict {
    /// Keeps its own copy.
    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /// A limit was reached.
  ///
  /// @param limit which one
  /// @param test the test that ran then, if one did
  /// @param place the student's line where it stood, if known
  record TimedOut(
      Message.Limit limit,
      Optional<String> test,
      Optional<CodePlace> place,
      List<TestResult> results)
      implements Verdict {
    /// Keeps its own copy.
    public TimedOut {
      results = List.copyOf(results);
    }
  }

  /// The code ended its process itself, as by `System.exit`.
  ///
  /// @param status the exit status
  record Exited(int status, List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Exited {
      results = List.copyOf(results);
    }
  }

  /// The process died: killed, out of memory, a crash of the JVM.
  ///
  /// @param how what is known, in words
  record Crashed(String how, List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Crashed {
      results = List.copyOf(results);
    }
  }

  /// What came back was no report: cut short, or not opened by the job's secret.
  record NoResult(String why) implements Verdict {}

  /// There was nothing to run: the tests of an attempt hold no test.
  record NoTestRan(String why) implements Verdict {}
}
