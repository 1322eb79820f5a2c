/// What the hidden tests of an exercise may use: data that differs from grading to grading.
///
/// These classes travel with the tests into the child, and are loaded beside them. So an answer
/// can't refer to them, and can't find out what will be drawn.
@NullMarked
package dev.loopbook.judge.hidden;

import org.jspecify.annotations.NullMarked;
