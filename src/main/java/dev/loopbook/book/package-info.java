/// The chapters: found, read with commonmark, rendered for people, and their fences held to the
/// code.
@NullMarked
package dev.loopbook.book;

import org.jspecify.annotations.NullMarked;
