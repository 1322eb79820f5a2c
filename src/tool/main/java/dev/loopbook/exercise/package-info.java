/// The exercises, and a student's progress with them.
///
/// | package          | what it does                            |
/// |------------------|-----------------------------------------|
/// | `exercise.suite` | proves the exercises themselves sound   |
/// | `exercise.grade` | grades a class of students, and reports |
///
/// The verdict on a single answer comes from the room `judge`.
@NullMarked
package dev.loopbook.exercise;

import org.jspecify.annotations.NullMarked;
