package dev.loopbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A book of one chapter in a temporary folder, with programs whose output the test sets and a
/// shell that echoes.
final class BookFolder {

  private final Path home;

  /// The files that were run, in order.
  final List<String> runs = new ArrayList<>();

  /// The text of each file that was run, line by line.
  final List<List<String>> sources = new ArrayList<>();

  /// What every program prints, and the exit status.
  String printed = "";

  int status = 0;

  BookFolder(Path home) {
    this.home = home;
  }

  BookFolder write(String file, String text) {
    try {
      var path = home.resolve("chapters/ch01_a").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Chapter chapter(String markdown) {
    write("README.md", markdown);
    return Chapters.in(home).all().getFirst();
  }

  /// Returns the chapter's problems as people read them.
  List<String> problems(String markdown) {
    return new FenceCheck(this::run, BookFolder::play)
        .check(chapter(markdown)).stream().map(BookProblem::toString).toList();
  }

  FenceUpdate.Outcome update(String markdown) {
    try {
      return new FenceUpdate(this::run, BookFolder::play).update(chapter(markdown));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String readme() {
    try {
      return Files.readString(home.resolve("chapters/ch01_a/README.md"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ExampleRunner.Printed run(Path file) {
    runs.add(file.getFileName().toString());
    try {
      sources.add(Files.readAllLines(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new ExampleRunner.Printed(printed, status);
  }

  /// A shell that counts its commands, echoes them, and ends at `quit`.
  private static List<TranscriptEntry> play(List<String> commands) {
    var turns = new ArrayList<TranscriptEntry>();
    for (var command : commands) {
      var prompt = turns.isEmpty() ? "> " : "A %d @0.000s> ".formatted(turns.size());
      turns.add(
          new TranscriptEntry(
              prompt,
              command,
              List.of(("did " + command).strip()),
              command.equals("oops") ? 2 : 0));
      if (command.equals("quit")) {
        break;
      }
    }
    return turns;
  }
}
