/// Pictures of the loaded program: its tasks over time, who waits for whom, what they share.
@NullMarked
package dev.loopbook.shell.picture;

import org.jspecify.annotations.NullMarked;
