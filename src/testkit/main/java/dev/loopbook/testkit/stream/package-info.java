/// Connections in memory, for tests of protocols: in lockstep, with latency, and with faults.
@NullMarked
package dev.loopbook.testkit.stream;

import org.jspecify.annotations.NullMarked;
