/// A learner's source text, and what javac makes of it: class files in memory, or problems.
///
/// [dev.loopbook.program.source.Compiler] is the way in. It takes a
/// [dev.loopbook.program.source.SourceText] and returns a
/// [dev.loopbook.program.source.Compilation]; nothing here runs a learner's code.
@NullMarked
package dev.loopbook.program.source;

import org.jspecify.annotations.NullMarked;
