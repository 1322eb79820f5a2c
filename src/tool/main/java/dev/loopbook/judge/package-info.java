/// Judges answers: compiles them here, runs them in a child process, and decides here.
///
/// ```
/// parent (this package)                          child (judge.child)
/// compiles student's and given files, tests
/// checks what the student's classes link to
/// job: class files, a secret of this job    -->  loads them in isolation, runs the tests
///                                           <--  messages on each test, each behind the secret
/// compares the messages with the tests that
/// it found in the class files itself
/// ```
///
/// An answer passes if each expected test is reported as passed and the run ends normally. Anything
/// else is another [dev.loopbook.judge.Verdict].
@NullMarked
package dev.loopbook.judge;

import org.jspecify.annotations.NullMarked;
