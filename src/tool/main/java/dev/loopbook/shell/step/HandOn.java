package dev.loopbook.shell.step;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.WholeFile;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.engine.VisitedMoment;
import dev.loopbook.step.ChangeOutcome;
import dev.loopbook.step.Goal;
import dev.loopbook.step.Intervention;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.Position;
import dev.loopbook.step.TypedSnippet;
import dev.loopbook.step.saved.SavedSession;
import dev.loopbook.step.saved.SavedSession.Act;
import dev.loopbook.step.saved.SavedSession.MadeChange;
import dev.loopbook.step.saved.SavedSession.TypedJava;
import dev.loopbook.step.saved.SessionJson;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.SafeText;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the session of the loaded program to a file, and stands at its moment again.
final class HandOn {
  /// How many lines of Java are shown before they are run.
  private static final int SHOWN = 10;

  private static final int LONGEST = 70;

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
      WholeFile.write(place(file), SessionJson.write(sessionOf(program)));
    } catch (IOException failure) {
      throw CommandException.usage(
          "save %s: it can't be written: %s.   Name a file in a folder of your own",
          file, FileFailure.why(failure));
    }
    session
        .screen()
        .say(
            "%s: written. open %s comes back to this moment.",
            file, CommandWords.quoted(file.toString()));
    if (!isExample(program)) {
      session.screen().say("Hand it on with %s beside it.", program.file().file().getFileName());
    }
    if (program.stepper().line().isPresent()) {
      session
          .screen()
          .say("It leads to where this callback began: step and break go on from there.");
    }
    var lost =
        program.visits().stream()
            .filter(visit -> !visit.visit().words().isEmpty() && act(visit).isEmpty())
            .map(visit -> visit.visit().words())
            .toList();
    if (!lost.isEmpty()) {
      session
          .screen()
          .say(
              "Java that was typed at a line, or was interrupted, isn't in it: you %s%s.",
              lost.getFirst(), lost.size() > 1 ? ", and more" : "");
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

  private SavedSession sessionOf(LoadedProgram program) {
    return new SavedSession(
        isExample(program) ? program.name() : String.valueOf(program.file().file().getFileName()),
        isExample(program),
        program.program().digest(),
        program.order().map(OrderToken::toString),
        program.input().lines(),
        program.moment().at(),
        program.moment().isEnd(),
        acts(program),
        program.breakpoints().all().stream().map(entry -> entry.command()).toList());
  }

  private static boolean isExample(LoadedProgram program) {
    return !program.name().endsWith(".java");
  }

  /// Returns what was done, and before each thing what had been declared by then.
  private List<Act> acts(LoadedProgram program) {
    var acts = new ArrayList<Act>();
    var declarations = stepping.expressions().declarations();
    var declared = 0;
    for (var visit : program.visits()) {
      for (; declared < visit.visit().declaredBefore(); declared++) {
        acts.add(declaration(visit.at(), declarations.get(declared), false));
      }
      act(visit).ifPresent(acts::add);
    }
    var now = program.moment();
    for (var visit : program.stepper().visitsAfterEnd()) {
      for (; declared < visit.declaredBefore(); declared++) {
        acts.add(declaration(now.at(), declarations.get(declared), true));
      }
      visit.java().map(snippet -> new TypedJava(now.at(), snippet, true)).ifPresent(acts::add);
    }
    for (; declared < declarations.size(); declared++) {
      acts.add(declaration(now.at(), declarations.get(declared), now.isEnd()));
    }
    return acts;
  }

  private static Act declaration(Position at, String source, boolean isAfterEnd) {
    return new TypedJava(at, new TypedSnippet(source, Optional.empty()), isAfterEnd);
  }

  private static Optional<Act> act(PaidVisit visit) {
    if (visit.inCallback()) {
      return Optional.empty();
    }
    return visit.visit() instanceof Intervention(var change, var words)
        ? Optional.of(new MadeChange(visit.at(), change, words))
        : visit.visit().java().map(snippet -> new TypedJava(visit.at(), snippet, false));
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
    var left = does(saved, program);
    var moment = new VisitedMoment(saved.at(), saved.isEnd());
    var status = stepping.travel().arrive(program, moment);
    sayWhatWaits(program);
    left += doesAfterEnd(saved, program); // only now: the way there may run the program again
    if (!program.moment().equals(moment)) {
      session
          .screen()
          .say(
              "%s: the program doesn't come to the moment that was saved. This is how far it got.",
              file);
    } else if (left > 0) {
      session.screen().say("%s: some of its changes can't be made in this program.", file);
    }
    return status;
  }

  /// Does to the program what was done to it. Returns how much of that couldn't be done.
  private long does(SavedSession saved, LoadedProgram program) {
    sayWhatIsRun(saved.java());
    return saved.changes().stream()
        .filter(act -> !isAfterEnd(act))
        .filter(act -> !isDone(act, program))
        .count();
  }

  private static boolean isAfterEnd(Act act) {
    return act instanceof TypedJava typed && typed.isAfterEnd();
  }

  /// Does what was done when the program was over. Returns how much of that couldn't be done.
  private long doesAfterEnd(SavedSession saved, LoadedProgram program) {
    return saved.changes().stream()
        .filter(HandOn::isAfterEnd)
        .filter(act -> !program.moment().isEnd() || !isTyped((TypedJava) act))
        .count();
  }

  private boolean isTyped(TypedJava typed) {
    return stepping.expressions().type(typed.snippet());
  }

  /// Tells of the changes that were made at this very moment: no tick has shown them yet.
  private void sayWhatWaits(LoadedProgram program) {
    for (var visit : program.visits()) {
      if (visit.at().equals(program.moment().at())
          && visit.visit() instanceof Intervention(_, var words)) {
        session.screen().say(new Span("↯ you " + words, Style.WARNING));
      }
    }
  }

  private void sayWhatIsRun(List<TypedSnippet> java) {
    if (java.isEmpty()) {
      return;
    }
    session.screen().say("Java was typed in this session, and is run again:");
    java.stream()
        .limit(SHOWN)
        .map(snippet -> Shorten.toLength(SafeText.oneLine(snippet.source()), LONGEST))
        .forEach(line -> session.screen().line(new Span("    " + line, Style.PLAIN)));
    if (java.size() > SHOWN) {
      session.screen().line(new Span("    … and " + (java.size() - SHOWN) + " more", Style.PLAIN));
    }
  }

  private boolean isDone(Act act, LoadedProgram program) {
    var at = VisitedMoment.of(act.at());
    if (at.compareTo(program.moment()) > 0) {
      stepping.go(program, Goal.position(act.at()));
    }
    if (!program.moment().equals(at)) {
      return false;
    }
    return switch (act) {
      case MadeChange made -> {
        var isMade = program.stepper().change(made.change()) instanceof ChangeOutcome.Made;
        program.noteVisit();
        yield isMade;
      }
      case TypedJava typed -> isTyped(typed);
    };
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
      return SessionJson.read(
          TextFile.readUpTo(SessionJson.MOST_BYTES, place(file))
              .orElseThrow(() -> foreign(command, file, "it's too large")));
    } catch (SessionJson.Foreign foreign) {
      throw foreign(command, file, foreign.why());
    } catch (NoSuchFileException _) {
      throw CommandException.usage("%s %s: no such file", command, file);
    } catch (IOException failure) {
      throw CommandException.usage(
          "%s %s: it can't be read: %s", command, file, FileFailure.why(failure));
    }
  }

  private static CommandException foreign(String command, Path file, String why) {
    return CommandException.usage(
        "%s %s: %s.   save writes the files that open reads", command, file, why);
  }
}
