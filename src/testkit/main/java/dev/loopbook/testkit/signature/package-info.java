/// Says what a failed test probably suffers from, and which chapter explains it.
@NullMarked
package dev.loopbook.testkit.signature;

import org.jspecify.annotations.NullMarked;
