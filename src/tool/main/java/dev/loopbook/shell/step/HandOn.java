package dev.loopbook.shell.step;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.engine.VisitedMoment;
import dev.loopbook.step.Intervention;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.saved.SavedSession;
import dev.loopbook.step.saved.SavedSession.MadeChange;
import dev.loopbook.step.saved.SessionJson;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes the session of the loaded program to a file, and stands at its moment again.
final class HandOn {
  private final Session session;
  private final SteppingSession stepping;

  HandOn(Session session, SteppingSession stepping) {
    this.session = session;
    this.stepping = stepping;
  }

  // ---- save ----

  int save(Path file) {
    var program = stepping.loaded("save");
    stepping.requireStanding("save", program);
    if (program.isReal()) {
      throw CommandException.usage(
          "save: this program runs in real time: nobody could come to the same moment."
              + "   load it without --real");
    }
    if (program.hasChanged()) {
      throw CommandException.usage(
          "save: %s has changed since it was loaded.   restart takes the new version",
          program.name());
    }
    requireOurs(file);
    try {
      Files.writeString(place(file), SessionJson.write(sessionOf(program)));
    } catch (IOException failure) {
      throw CommandException.usage(
          "save %s: it can't be written (%s).   Name a file in a folder that exists",
          file, failure.getClass().getSimpleName());
    }
    session.screen().say("%s: written. open %s comes back to this moment.", file, file);
    if (!isExample(program)) {
      session.screen().say("Hand it on with %s beside it.", program.file().file().getFileName());
    }
    if (program.stepper().line().isPresent()) {
      session
          .screen()
          .say("It leads to where this callback began: step and break go on from there.");
    }
    if (program.visits().stream().anyMatch(visit -> !(visit.visit() instanceof Intervention))) {
      session.screen().say("What Java at the prompt did to the program isn't in it.");
    }
    return ExitStatus.OK;
  }

  /// @throws CommandException if a file is there that's no session
  private void requireOurs(Path file) {
    if (Files.notExists(place(file))) {
      return;
    }
    try {
      read("save", file);
    } catch (CommandException _) {
      throw CommandException.usage(
          "save %s: something else is there, and would be lost.   Name another file", file);
    }
  }

  private static SavedSession sessionOf(LoadedProgram program) {
    return new SavedSession(
        isExample(program) ? program.name() : String.valueOf(program.file().file().getFileName()),
        isExample(program),
        program.program().digest(),
        program.order().map(OrderToken::toString),
        program.input().lines(),
        program.moment().at(),
        program.moment().isEnd(),
        program.visits().stream().flatMap(HandOn::change).toList(),
        program.breakpoints().all().stream().map(entry -> entry.command()).toList());
  }

  private static boolean isExample(LoadedProgram program) {
    return !program.name().endsWith(".java");
  }

  private static Stream<MadeChange> change(PaidVisit visit) {
    return visit.visit() instanceof Intervention(var change, var words)
        ? Stream.of(new MadeChange(visit.at(), change, words))
        : Stream.empty();
  }

  // ---- open ----

  int open(Path file) {
    var saved = read("open", file);
    var found = programOf(file, saved);
    var commands = saved.breaks().stream().map(line -> breakCommand(file, line)).toList();
    var order = saved.order().map(token -> order(file, token));
    var program = stepping.loadSaved(found, saved, order, file.toString());
    for (var words : commands) {
      var rest = words.subList(1, words.size());
      if (words.getFirst().equals("watch")) {
        program.breakpoints().watch(String.join(" ", words), String.join(" ", rest));
      } else {
        program
            .breakpoints()
            .add(CommandWords.join(words), StopWords.ofBreak(rest, program.program()));
      }
    }
    program.input().give(saved.input());
    var visits =
        saved.changes().stream()
            .map(
                made ->
                    new PaidVisit(made.at(), new Intervention(made.change(), made.words()), false))
            .toList();
    var moment = new VisitedMoment(saved.at(), saved.isEnd());
    var status = stepping.travel().arrive(program, moment, visits);
    if (!program.moment().equals(moment)) {
      session
          .screen()
          .say(
              "%s: the program doesn't come to the moment that was saved. This is how far it got.",
              file);
    } else if (program.stepper().failedChanges() > 0 || program.visits().size() < visits.size()) {
      session.screen().say("%s: some of its changes can't be made in this program.", file);
    }
    return status;
  }

  private static List<String> breakCommand(Path file, String line) {
    var words = line.startsWith("watch ") ? List.of(line.split(" ")) : CommandWords.split(line);
    var isWatch =
        words.size() > 1
            && words.getFirst().equals("watch")
            && !TaskExpression.of(String.join(" ", words.subList(1, words.size())))
                .code()
                .isEmpty();
    if (!isWatch && !(words.size() > 1 && words.getFirst().equals("break"))) {
      throw foreign("open", file, "among its breaks is something else");
    }
    return words;
  }

  private static OrderToken order(Path file, String token) {
    try {
      return OrderToken.parse(token);
    } catch (IllegalArgumentException _) {
      throw foreign("open", file, "its order is none");
    }
  }

  /// Returns the program of a session: an example, or a file beside it, and nothing else.
  private ProgramFile programOf(Path file, SavedSession saved) {
    var name = saved.program();
    if (saved.isExample()) {
      if (!name.matches("ch\\d{2}/[\\p{L}\\p{N}_$]+")) {
        throw foreign("open", file, "it names an example that can't be one");
      }
      return ProgramFile.named(name, session);
    }
    if (!name.matches("[^/\\\\:]+\\.java")) {
      throw foreign("open", file, "its program isn't a Java file beside it");
    }
    var beside = place(file).toAbsolutePath().resolveSibling(name);
    if (!Files.isRegularFile(beside)) {
      throw CommandException.usage(
          "open %s: it's a session of %s, which isn't beside it", file, name);
    }
    return new ProgramFile(name, beside);
  }

  private Path place(Path file) {
    return session.folder().resolve(file);
  }

  private SavedSession read(String command, Path file) {
    try {
      if (Files.isDirectory(place(file))) {
        throw CommandException.usage("%s %s: it's a folder", command, file);
      }
      if (Files.size(place(file)) > SessionJson.MOST_BYTES) {
        throw foreign(command, file, "it's too large");
      }
      return SessionJson.read(TextFile.read(place(file)));
    } catch (SessionJson.Foreign foreign) {
      throw foreign(command, file, foreign.why());
    } catch (NoSuchFileException _) {
      throw CommandException.usage("%s %s: no such file", command, file);
    } catch (IOException failure) {
      throw CommandException.usage(
          "%s %s: it can't be read (%s)", command, file, failure.getClass().getSimpleName());
    }
  }

  private static CommandException foreign(String command, Path file, String why) {
    return CommandException.usage(
        "%s %s: %s.   save writes the files that open reads", command, file, why);
  }
}
