/// The outside world: sockets on a selector or a proactor loop, streams, datagrams, files,
/// processes, signals, host loops.
@NullMarked
package dev.loopbook.io;

import org.jspecify.annotations.NullMarked;
