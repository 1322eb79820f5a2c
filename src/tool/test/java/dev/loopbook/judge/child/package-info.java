/// Tests of the process in which the student's code runs.
@NullMarked
package dev.loopbook.judge.child;

import org.jspecify.annotations.NullMarked;
