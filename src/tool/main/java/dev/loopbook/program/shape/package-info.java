/// Reads and changes single class files, without loading them: what they declare, what they refer
/// to, what others can see of them. The judge's rules are made of this.
@NullMarked
package dev.loopbook.program.shape;

import org.jspecify.annotations.NullMarked;
