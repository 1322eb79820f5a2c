/// Loads, runs and stops any Java file that a learner wrote, in this JVM and without harm to it.
///
/// | package            | what it does                                                        |
/// |--------------------|---------------------------------------------------------------------|
/// | `program.source`   | makes class files of a source text                                  |
/// | `program`          | runs them: [dev.loopbook.program.Program] is the way in             |
/// | `program.explored` | runs them in one order after another, thousands of times a second   |
/// | `program.orders`   | says what came of all those orders                                  |
/// | `program.shape`    | reads what a class file declares and refers to, for the judge's rules |
/// | `program.mutation` | makes copies of a source text, each with a mistake in it            |
///
/// A [dev.loopbook.program.Program] holds class files that [dev.loopbook.program.Weaver] has
/// rewritten. Each [dev.loopbook.program.ProgramRun] loads them anew and has a
/// [dev.loopbook.program.Host] in place of the JVM: its own streams, exit and shutdown hooks.
///
/// | thread             | what it does                                                        |
/// |--------------------|---------------------------------------------------------------------|
/// | the caller's       | starts a run, asks and stops it, from any thread                    |
/// | `RunSupervisor`    | starts `main`, waits for its end, and clears away what it left      |
/// | `MainThread`       | runs the learner's `main`; the loop, its tasks and its listeners too |
/// | the learner's own  | whatever the program starts; each looks at the stop switch          |
@NullMarked
package dev.loopbook.program;

import org.jspecify.annotations.NullMarked;
