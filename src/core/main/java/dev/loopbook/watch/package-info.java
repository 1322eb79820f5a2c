/// Observers of a loop: traces, the end audit, what blocks, who waits for whom, where time goes.
@NullMarked
package dev.loopbook.watch;

import org.jspecify.annotations.NullMarked;
