/// Tests of the process in which the student's code runs.
@NullMarked
package dev.loopbook.shell.practice;

import org.jspecify.annotations.NullMarked;
