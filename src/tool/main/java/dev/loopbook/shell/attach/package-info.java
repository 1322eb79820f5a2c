/// Looks at a running program of one's own.
@NullMarked
package dev.loopbook.shell.attach;

import org.jspecify.annotations.NullMarked;
