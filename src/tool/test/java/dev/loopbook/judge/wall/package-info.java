/// Tests of the walls around untrusted code.
@NullMarked
package dev.loopbook.judge.wall;

import org.jspecify.annotations.NullMarked;
