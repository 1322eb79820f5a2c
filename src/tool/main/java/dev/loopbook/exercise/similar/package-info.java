/// Hand-ins that are alike, as JPlag finds them: a program of its own, which is fetched when it's
/// first asked for.
@NullMarked
package dev.loopbook.exercise.similar;

import org.jspecify.annotations.NullMarked;
