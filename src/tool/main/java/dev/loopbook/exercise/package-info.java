/// The exercises: what there is, what a student has done of it, and what becomes of an answer.
///
/// | package          | what it does                                                   |
/// |------------------|----------------------------------------------------------------|
/// | `exercise.judge` | gives the verdict on an answer                                 |
/// | `exercise.child` | the part of it that runs in the process of the student's code  |
/// | `exercise.suite` | proves the exercises themselves sound                          |
/// | `exercise.grade` | grades a class of students, and reports                        |
/// | `exercise.wall`  | the walls around the code of strangers                         |
@NullMarked
package dev.loopbook.exercise;

import org.jspecify.annotations.NullMarked;
