/// The outside world: sockets on a selector or a proactor loop, streams, datagrams, files,
/// processes, signals, host loops.
///
/// Programs use [dev.loopbook.io.Streams]. Below that, a [dev.loopbook.io.Network] makes
/// connections in one of two ways. `SelectorNetwork` learns which sockets are ready, and reads and
/// writes them itself, on the loop's thread. `ProactorNetwork` has the system read and write, and
/// is told when that is done, on a thread of the JDK's that only passes it on to the loop. Nothing
/// says when a file is ready, or the address of a host known: threads of the loop's own wait for
/// those.
@NullMarked
package dev.loopbook.io;

import org.jspecify.annotations.NullMarked;
