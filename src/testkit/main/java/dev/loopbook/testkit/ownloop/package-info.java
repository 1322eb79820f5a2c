/// What a loop of the student's own does, event by event, beside what CPython does (chapter 21).
@NullMarked
package dev.loopbook.testkit.ownloop;

import org.jspecify.annotations.NullMarked;
