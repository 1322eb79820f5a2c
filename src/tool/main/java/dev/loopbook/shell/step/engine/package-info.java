/// Where the loaded program has been, and how it gets there again.
@NullMarked
package dev.loopbook.shell.step.engine;

import org.jspecify.annotations.NullMarked;
