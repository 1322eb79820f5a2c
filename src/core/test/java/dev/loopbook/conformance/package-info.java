/// Runs the programs of `src/core/test/conformance` on the core and compares with what CPython 3.13
/// did.
@NullMarked
package dev.loopbook.conformance;

import org.jspecify.annotations.NullMarked;
