package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import java.util.Optional;

/// Where the book explains a finding. A test holds the pointers against the chapters.
///
/// @param chapter the chapter's number
/// @param heading one of its headings
record BookPointer(int chapter, String heading) {

  /// Returns where `finding` is explained, if anywhere.
  static Optional<BookPointer> of(Finding finding) {
    return switch (finding) {
      case Finding.NeverAwaited _ -> Optional.of(new BookPointer(3, "What it cannot catch"));
      case Finding.TaskLeft _, Finding.TaskPending _, Finding.NeverRetrieved _ ->
          Optional.of(new BookPointer(3, "What else is left behind"));
      case Finding.LoopHeld _ -> Optional.of(new BookPointer(4, "What blocks"));
      case Finding.LoopLeftOpen _ -> Optional.of(new BookPointer(1, "The life of a loop"));
      case Finding.Unclosed _ -> Optional.of(new BookPointer(5, "Closed in any case"));
      case Finding.TimerLeft _ -> Optional.of(new BookPointer(5, "A task and a timer"));
      case Finding.GeneratorLeft _, Finding.ThreadAtWork _ ->
          Optional.of(new BookPointer(5, "What the audit finds"));
      case Finding.StillHeld _ -> Optional.of(new BookPointer(6, "Give it back in any case"));
      case Finding.LockAcrossAwait _ -> Optional.of(new BookPointer(6, "Java's own locks"));
      case Finding.UnfinishedItems _ -> Optional.of(new BookPointer(7, "Done is more than taken"));
      case Finding.PatchLeft _ -> Optional.of(new BookPointer(10, "Look inside"));
      case Finding.StubUnused _ ->
          Optional.of(new BookPointer(11, "Agents, and what is not taught"));
    };
  }

  @Override
  public String toString() {
    return format("chapter %d, \"%s\"", chapter, heading);
  }
}
