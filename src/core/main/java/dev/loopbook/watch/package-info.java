/// Observers of a loop: traces, the end audit, what blocks, what waits for what, where time goes.
///
/// Each is a [dev.loopbook.loop.LoopListener], or reads what one has recorded, or asks the loop.
///
/// | question                              | answered by                                  |
/// |---------------------------------------|----------------------------------------------|
/// | What happened, and when?              | [dev.loopbook.watch.Trace]                   |
/// | Who ran, was ready or waited?         | [dev.loopbook.watch.Timeline], of a trace    |
/// | What was left undone at the end?      | [dev.loopbook.watch.Audit]                   |
/// | Which callback took too long?         | [dev.loopbook.watch.BlockWatch]              |
/// | Where did a callback hold its thread? | [dev.loopbook.watch.HeldLoopWatch]           |
/// | Who waits for whom, and in a circle?  | [dev.loopbook.watch.WaitGraph]               |
/// | Who waits with a JDK lock in hand?    | [dev.loopbook.watch.LockWatch]               |
/// | Where did the time go?                | [dev.loopbook.watch.Profiler]; for JDK Mission Control [dev.loopbook.watch.FlightEvents] |
/// | How did a task come to stand there?   | [dev.loopbook.watch.CallGraph]               |
/// | What is a program doing right now?    | [dev.loopbook.watch.Attach], from another process |
@NullMarked
package dev.loopbook.watch;

import org.jspecify.annotations.NullMarked;
