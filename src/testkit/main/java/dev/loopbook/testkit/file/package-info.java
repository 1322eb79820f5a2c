/// Files in memory that can run out of space, deny access, and break, for tests of code that uses
/// files.
@NullMarked
package dev.loopbook.testkit.file;

import org.jspecify.annotations.NullMarked;
