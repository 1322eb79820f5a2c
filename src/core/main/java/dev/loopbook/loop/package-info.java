/// The core: an event loop with the meaning of CPython 3.13's asyncio, tick for tick.
@NullMarked
package dev.loopbook.loop;

import org.jspecify.annotations.NullMarked;
