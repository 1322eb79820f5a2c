/// What the loop core costs, measured with JMH: `./run.sh bench`.
@NullMarked
package dev.loopbook.bench;

import org.jspecify.annotations.NullMarked;
