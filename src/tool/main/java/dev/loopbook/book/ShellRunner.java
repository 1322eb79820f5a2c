package dev.loopbook.book;

import java.util.List;

/// Plays commands to a fresh shell, for the transcripts in chapters.
///
/// The book does not know the shell; whoever checks the book hands it one.
@FunctionalInterface
public interface ShellRunner {

  /// Returns one turn for each command, in order.
  List<TranscriptEntry> play(List<String> commands);
}
