package dev.loopbook.shell.session;

import dev.loopbook.book.Example;
import dev.loopbook.book.Lookup;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The Java file that a command works on: an example of the book, or any file of the learner's own.
///
/// @param name the short name by which the person knows it: `ch01/TwoTasks`, `Mine.java`
/// @param file the file
/// @param loop the folder of the loop that it runs on; none for Loopbook's own
public record ProgramFile(String name, Path file, Optional<Path> loop) {

  /// Makes one that runs on Loopbook's own loop.
  public ProgramFile(String name, Path file) {
    this(name, file, Optional.empty());
  }

  /// Returns it on another loop.
  ///
  /// @param folder where that loop is
  public ProgramFile on(Optional<Path> folder) {
    return new ProgramFile(name, file, folder);
  }

  /// Finds the file that the person means by an argument.
  ///
  /// @throws CommandException if there is none
  public static ProgramFile named(String typed, Session session) {
    var path = path(typed);
    // Relative to where the person is; the book's own commands are relative to the course.
    for (var file : List.of(path, session.home().resolve(path))) {
      if (typed.endsWith(".java") && Files.isRegularFile(file)) {
        return new ProgramFile(path.getFileName().toString(), file);
      }
    }
    return switch (session.chapters().findExample(typed)) {
      case Lookup.Found<Example>(var example) -> new ProgramFile(example.id(), example.file());
      case Lookup.Ambiguous<Example> several -> throw CommandException.usage(several.message());
      case Lookup.Unknown<Example> none -> throw unknown(typed, path, none);
    };
  }

  /// Returns what names it in a command: the name of a file of one's own isn't enough.
  public String typed() {
    return name.endsWith(".java") ? CommandWords.quoted(file.toString()) : name;
  }

  private static CommandException unknown(String typed, Path path, Lookup.Unknown<Example> none) {
    if (Files.isDirectory(path)) {
      return CommandException.usage(typed + ": it's a folder. Name a Java file in it");
    }
    if (Files.exists(path)) {
      return CommandException.usage(typed + ": not a Java file. Its name must end in .java");
    }
    var isPath = typed.endsWith(".java") && !typed.matches("(chapters/)?ch[0-9].*");
    return isPath && none.suggestions().isEmpty()
        ? CommandException.usage(typed + ": no such file")
        : CommandException.usage(none.message());
  }

  private static Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException _) {
      throw CommandException.usage(typed + ": no file can have that name");
    }
  }
}
