package dev.loopbook.program.mutation;

import dev.loopbook.program.source.SourceText;

/// A source file with one mistake in it. Whether it compiles is another question.
///
/// @param source the file with the mistake
/// @param line the line that was changed
/// @param change what was changed, in words
public record CodeMutant(SourceText source, int line, String change) {}
