package dev.loopbook.exercise.grade;

import dev.loopbook.judge.Judge;

/// What hidden tests draw their data from.
///
/// @param seed the grader's seed
/// @param perStudent whether each student gets data of their own; equal answers are then judged
///   again for each student
public record Seeds(long seed, boolean perStudent) {

  /// Returns all tests, with the data that the solutions are tried with.
  Judge.Tests all() {
    return Judge.Tests.all(seed);
  }

  /// Returns all tests, with a student's data.
  Judge.Tests of(String student) {
    return perStudent ? Judge.Tests.all(seed * 31 + student.hashCode()) : all();
  }
}
