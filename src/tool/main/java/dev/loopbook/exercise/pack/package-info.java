/// Packages of the grader and the book, for where classes really work: Gradescope, GitHub
/// Classroom, containers.
@NullMarked
package dev.loopbook.exercise.pack;

import org.jspecify.annotations.NullMarked;
