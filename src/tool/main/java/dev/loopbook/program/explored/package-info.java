/// A program that is run in many orders of its callbacks, thousands of times a second, in one class
/// loader.
///
/// | question                                  | answered by                    |
/// |-------------------------------------------|--------------------------------|
/// | How is it run again without being loaded? | `AccessWeaver`, `ExploredRun`  |
/// | Which callbacks could change places?      | `AccessRecorder`, `AccessSites` |
/// | Which of the JDK's objects are shared?    | `ForeignCalls`, `ObjectNature` |
/// | Does it do the same each time?            | `Chance`, `PrintedPlaces`      |
/// | What happened in one order?               | `RunWitness`                   |
///
/// Which orders are run, and how many, is the business of [dev.loopbook.explore]; what is told of
/// them, that of [dev.loopbook.program.orders].
@NullMarked
package dev.loopbook.program.explored;

import org.jspecify.annotations.NullMarked;
