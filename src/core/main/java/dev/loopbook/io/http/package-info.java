/// A small HTTP client whose requests can be awaited, behind an interface that a test can replace.
@NullMarked
package dev.loopbook.io.http;

import org.jspecify.annotations.NullMarked;
