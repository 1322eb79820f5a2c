/// Walls around code that nobody has read: whatever the system has, each tried once from inside.
@NullMarked
package dev.loopbook.judge.wall;

import org.jspecify.annotations.NullMarked;
