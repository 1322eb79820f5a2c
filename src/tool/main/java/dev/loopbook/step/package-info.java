/// Steps through a program: pauses its loops between callbacks, and records what happened in
/// between as plain values.
///
/// | class                             | what it knows                                             |
/// |-----------------------------------|-----------------------------------------------------------|
/// | [dev.loopbook.step.Stepper]       | one run of a program; the way in                          |
/// | `Gate`                            | which loop has the turn, and where the others wait        |
/// | `StepRecorder`                    | what each callback did, and what there is to see          |
/// | `CallbackNotes`                   | why each callback has its turn: who woke whom             |
/// | [dev.loopbook.step.Goal]          | how far to go                                             |
/// | [dev.loopbook.step.Position]      | how to come to the same place again: how `back` works     |
/// | [dev.loopbook.step.TickReport], [dev.loopbook.step.LoopSnapshot], [dev.loopbook.step.TaskSnapshot] | what there is to see, as values |
/// | [dev.loopbook.step.Visit]         | what is done to a paused loop from outside                |
///
/// Two threads meet here. The program's runs the loop, and with it the recorder; the shell's asks
/// for a step, and reads while the program waits at the gate.
///
/// `step.view` draws the values, `step.film` and `step.cast` keep them for the web book and for a
/// terminal, `step.saved` puts a session into a file, and `step.attach` looks at a program in
/// another process.
@NullMarked
package dev.loopbook.step;

import org.jspecify.annotations.NullMarked;
