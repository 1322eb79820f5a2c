/// The judge's other half: it runs in the process where the student's code runs.
///
/// It talks to the parent over the process's standard input and output, which it takes away from
/// the student's code before loading any of it. Nothing that the student's code can refer to leads
/// here: its class loader knows Loopbook's API, JUnit and the JDK, and no other class.
@NullMarked
package dev.loopbook.judge.child;

import org.jspecify.annotations.NullMarked;
