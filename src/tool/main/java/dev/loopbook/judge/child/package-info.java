/// The judge's other half: it runs in the process where the student's code runs.
///
/// It talks with the parent on the process's own standard input and output, which it takes away
/// from the code before any of it is loaded. Nothing that the code can refer to leads here: its
/// class loader knows the API of Loopbook, JUnit's and the JDK, and no other class.
@NullMarked
package dev.loopbook.judge.child;

import org.jspecify.annotations.NullMarked;
