/// The session of a stepped program as a file, to be opened elsewhere.
@NullMarked
package dev.loopbook.step.saved;

import org.jspecify.annotations.NullMarked;
