/// Verdicts on answers: compiled here, run in a process of their own, decided here.
///
/// ```
/// parent (this package)                          child (exercise.child)
/// compiles student's and given files, tests
/// checks what the student's classes link to
/// job: class files, a secret of this job    -->  loads them apart, runs the tests
///                                           <--  one message a test, each opened by the secret
/// holds the messages against the tests that
/// it has seen itself in the class files
/// ```
///
/// A pass needs every expected test once seen as passed and a plain end of the run; whatever else
/// happens is some other [dev.loopbook.judge.Verdict].
@NullMarked
package dev.loopbook.judge;

import org.jspecify.annotations.NullMarked;
