/// Verdicts on answers: compiled here, run in a process of their own, decided here.
///
/// ```
/// parent (this package)                          child (judge.child)
/// compiles student's and given files, tests
/// checks what the student's classes link to
/// job: class files, a secret of this job    -->  loads them apart, runs the tests
///                                           <--  one message a test, each opened by the secret
/// compares the messages with the tests that
/// it found in the class files itself
/// ```
///
/// A pass needs each expected test reported as passed and a normal end of the run. Everything else
/// is some other [dev.loopbook.judge.Verdict].
@NullMarked
package dev.loopbook.judge;

import org.jspecify.annotations.NullMarked;
