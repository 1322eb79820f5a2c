/// Runs JUnit tests as coroutines on loops of their own, and reports what they left behind.
///
/// | for                            | there is                                                     |
/// |--------------------------------|--------------------------------------------------------------|
/// | a test that awaits             | [dev.loopbook.testkit.LoopTest]                              |
/// | what several tests need        | [dev.loopbook.testkit.Fixture], [dev.loopbook.testkit.Fixtures] |
/// | what work costs and how it ends | [dev.loopbook.testkit.LoopAssertions]                       |
/// | moving time by hand            | [dev.loopbook.testkit.TestTime]                              |
/// | work beside a test             | [dev.loopbook.testkit.Background]                            |
/// | tests in an ordinary program   | [dev.loopbook.testkit.Tests]                                 |
/// | mocks, files, connections, threads | the packages `mock`, `file`, `http`, `stream`, `thread`  |
///
/// From JUnit's call to the verdict: `LoopExtension` makes a `TestLoop` and runs each stage of the
/// test on it as a task; `TestOutcome` fails the test for what it left behind; `ScheduleSearch` has
/// `TestExperiment` run one that passed again, in other orders of its callbacks.
///
/// A test runs on the thread on which JUnit calls it, and its loop does too.
@NullMarked
package dev.loopbook.testkit;

import org.jspecify.annotations.NullMarked;
