package dev.loopbook.book;

import java.util.List;

/// Runs commands in a fresh shell, for the transcripts in chapters.
///
/// The book doesn't know the shell; the caller passes one.
@FunctionalInterface
public interface ShellRunner {

  /// Returns an entry for each command, in order.
  List<TranscriptEntry> play(List<String> commands);
}
