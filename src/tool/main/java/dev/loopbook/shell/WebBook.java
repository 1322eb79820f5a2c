package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.BookProblem;
import dev.loopbook.book.Chapters;
import dev.loopbook.book.Example;
import dev.loopbook.book.ExercisePage;
import dev.loopbook.book.FilmMaker;
import dev.loopbook.book.HtmlBook;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.Starters;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.film.Film;
import dev.loopbook.text.Counted;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the web book of a session: its chapters, with films of their examples, and its exercises.
final class WebBook {

  /// How many callbacks of an example its player can show: more than anybody steps through.
  private static final int FILMED = 600;

  private final Session session;

  WebBook(Session session) {
    this.session = session;
  }

  /// Reads the exercises, and returns the book.
  HtmlBook of(Chapters chapters) {
    return of(chapters, this::film);
  }

  /// Reads the exercises, and returns the book.
  ///
  /// @param films makes the films of its examples
  HtmlBook of(Chapters chapters, FilmMaker films) {
    return of(chapters, session.home(), films);
  }

  /// Reads a home directory's exercises, and returns the book. What can't be read is one of its
  /// problems, and left out.
  static HtmlBook of(Chapters chapters, Path home, FilmMaker films) {
    var found = Exercises.in(home);
    var problems = new ArrayList<>(found.problems());
    var exercises =
        found.all().stream().map(exercise -> page(exercise, Starters.in(home), problems)).toList();
    return new HtmlBook(chapters, exercises, films, problems);
  }

  private static ExercisePage page(
      Exercise exercise, Starters starters, List<BookProblem> problems) {
    var starter =
        files(
            exercise,
            exercise.edit(),
            name -> TextFile.decode(starters.starter(exercise, name)),
            problems);
    var given = new ArrayList<>(exercise.assignment().given());
    if (exercise.kind() != ExerciseKind.TEST) {
      given.addAll(exercise.assignment().tests());
    }
    return new ExercisePage(
        exercise.id(),
        exercise.directory(),
        exercise.title(),
        format(
            "%s · %s · %d min",
            exercise.kind().words(), Counted.of(exercise.points(), "point"), exercise.minutes()),
        exercise.task(),
        exercise.hints(),
        starter,
        files(
            exercise,
            given.stream().map(file -> file.getFileName().toString()).toList(),
            name -> TextFile.read(exercise.directory().resolve(name)),
            problems));
  }

  /// Returns the text of a file.
  @FunctionalInterface
  private interface Reading {
    String text(String name) throws IOException;
  }

  private static List<ExercisePage.CodeFile> files(
      Exercise exercise, List<String> names, Reading reading, List<BookProblem> problems) {
    var files = new ArrayList<ExercisePage.CodeFile>();
    for (var name : names) {
      try {
        files.add(new ExercisePage.CodeFile(name, reading.text(name)));
      } catch (IOException failure) {
        problems.add(
            BookProblem.unreadable(
                "exercises/" + exercise.chapter() + "/" + exercise.folder() + "/" + name, failure));
      }
    }
    return files;
  }

  /// Returns the film of an example; nothing if it doesn't compile or never runs a loop. Films take
  /// most of the time that a book does, so Ctrl-C ends the command between two of them.
  Optional<Film> film(Example example) {
    session.interrupts().check();
    if (!(Programs.of(session).compiler().compileProgram(example.file())
        instanceof Compiled compiled)) {
      return Optional.empty(); // Its fence says why.
    }
    session.screen().status("  filming " + example.id());
    try {
      return Optional.of(
              Film.of(Program.of(compiled), example.id(), RunOptions.virtualTime(), FILMED))
          .filter(film -> film.length() > 1);
    } finally {
      session.screen().clearStatus();
    }
  }
}
