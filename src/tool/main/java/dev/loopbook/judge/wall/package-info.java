/// Walls around code that nobody has read: those that the system offers, each tried once from
/// inside.
@NullMarked
package dev.loopbook.judge.wall;

import org.jspecify.annotations.NullMarked;
