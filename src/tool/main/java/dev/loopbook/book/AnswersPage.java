package dev.loopbook.book;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The answers to what a chapter asks its reader to change and to make: `answers.md` beside its
/// text.
///
/// Under `## Change` it has a heading `### 1. …` for each item of the chapter's list. Under it, a
/// `diff` fence changes the program, and an `output changed` fence shows what it prints then.
///
/// @param directory the chapter's folder
/// @param label its name in problems: `chapters/ch04_blocking/answers.md`
/// @param markdown the whole text
public record AnswersPage(Path directory, String label, String markdown) implements Page {
  static final String FILE = "answers.md";

  /// Reads the answers of a chapter, if it has any that can be read.
  static Optional<AnswersPage> in(Path chapter) {
    var file = chapter.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var label = "chapters/" + chapter.getFileName() + "/" + FILE;
    try {
      return Optional.of(new AnswersPage(chapter, label, TextFile.read(file)));
    } catch (IOException _) {
      return Optional.empty(); // the chapter's reader has told it
    }
  }

  @Override
  public Path readme() {
    return directory.resolve(FILE);
  }
}
