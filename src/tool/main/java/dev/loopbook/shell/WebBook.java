package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Chapters;
import dev.loopbook.book.Example;
import dev.loopbook.book.ExercisePage;
import dev.loopbook.book.FilmMaker;
import dev.loopbook.book.HtmlBook;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.Starters;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.program.Compilation.Compiled;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.film.Film;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  HtmlBook of(Chapters chapters) throws IOException {
    return of(chapters, this::film);
  }

  /// Reads the exercises, and returns the book.
  ///
  /// @param films makes the films of its examples
  HtmlBook of(Chapters chapters, FilmMaker films) throws IOException {
    return new HtmlBook(chapters, exercises(session.home()), films);
  }

  /// Returns the pages of a home directory's exercises.
  static List<ExercisePage> exercises(Path home) throws IOException {
    var pages = new ArrayList<ExercisePage>();
    for (var exercise : Exercises.in(home).all()) {
      pages.add(page(exercise, Starters.in(home)));
    }
    return pages;
  }

  private static ExercisePage page(Exercise exercise, Starters starters) throws IOException {
    var starter = new ArrayList<ExercisePage.CodeFile>();
    for (var name : exercise.edit()) {
      var text = new String(starters.starter(exercise, name), StandardCharsets.UTF_8);
      starter.add(new ExercisePage.CodeFile(name, text));
    }
    var files = new ArrayList<>(exercise.assignment().given());
    if (exercise.kind() != ExerciseKind.TEST) {
      files.addAll(exercise.assignment().tests());
    }
    return new ExercisePage(
        exercise.id(),
        exercise.directory(),
        exercise.title(),
        format(
            "%s · %d points · %d min",
            exercise.kind().words(), exercise.points(), exercise.minutes()),
        exercise.task(),
        exercise.hints(),
        starter,
        texts(files));
  }

  private static List<ExercisePage.CodeFile> texts(List<Path> files) throws IOException {
    var texts = new ArrayList<ExercisePage.CodeFile>();
    for (var file : files) {
      texts.add(new ExercisePage.CodeFile(file.getFileName().toString(), TextFile.read(file)));
    }
    return texts;
  }

  /// Returns the film of an example; nothing if it doesn't compile or never runs a loop. Films take
  /// most of the time that a book does, so Ctrl-C ends the command between two of them.
  Optional<Film> film(Example example) {
    session.interrupts().check();
    if (!(Programs.of(session).compiler().compileProgram(example.file())
        instanceof Compiled compiled)) {
      return Optional.empty(); // Its fence says why.
    }
    if (session.screen().isTerminal()) {
      session.screen().status("  filming " + example.id());
    }
    try {
      return Optional.of(
              Film.of(Program.of(compiled), example.id(), RunOptions.virtualTime(), FILMED))
          .filter(film -> film.length() > 1);
    } finally {
      if (session.screen().isTerminal()) {
        session.screen().clearStatus();
      }
    }
  }
}
