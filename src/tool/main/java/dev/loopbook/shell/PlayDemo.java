package dev.loopbook.shell;

import dev.loopbook.book.Chapter;
import dev.loopbook.book.DemoReader;
import dev.loopbook.book.DemoScript;
import dev.loopbook.shell.session.ChapterArgument;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.Pace;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `play`: its arguments, and what it does.
final class PlayDemo {
  private final Session session;

  @Parameters(
      paramLabel = "CH",
      completionCandidates = DemoNames.class,
      description = "The chapter: ch01, 1, or its name; or a file that ends in .loop, or .cast.")
  private String chapter = "";

  @Option(names = "--auto", description = "Do not wait for Enter.")
  private boolean auto;

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      completionCandidates = Pace.Examples.class,
      description = "Go on after this time (2s, 500ms), or sooner with Enter.")
  private @Nullable String pace;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Run the commands before the Nth without waiting.")
  private int from = 1;

  @Option(
      names = "--pause",
      paramLabel = "N",
      split = ",",
      description = "Wait only before these commands: 3, or 3,7.")
  private List<Integer> pauses = List.of();

  @Option(names = "--list", description = "List the commands with their numbers, and run none.")
  private boolean list;

  @Option(
      names = "--record",
      paramLabel = "F.cast",
      description = "Also write what is shown to this file, in asciinema's format.")
  private @Nullable Path record;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Of a .cast: how many times as fast as it was recorded.")
  private @Nullable Double speed;

  PlayDemo(Session session) {
    this.session = session;
  }

  int run() {
    if (chapter.endsWith(".cast")) {
      return playCast();
    }
    if (speed != null) {
      throw CommandException.usage(
          "play --speed: this is for a .cast.   --pace says how long each command is shown");
    }
    var script =
        chapter.endsWith(".loop") ? ofFile() : script(ChapterArgument.find(chapter, session));
    requireCommand("--from", from, script);
    pauses.forEach(number -> requireCommand("--pause", number, script));
    var player =
        new DemoPlayer(
            session,
            script,
            new DemoPauses(
                auto,
                Optional.ofNullable(pace).map(typed -> Pace.parse("play --pace", typed)),
                pauses));
    if (list) {
      return player.list();
    }
    return record == null ? player.play(from) : record(player, record);
  }

  private int record(DemoPlayer player, Path file) {
    return new DemoRecorder(session, "play " + chapter).record(file, player, from);
  }

  private int playCast() {
    if (auto || pace != null || from != 1 || !pauses.isEmpty() || list || record != null) {
      throw CommandException.usage(
          "play %s: a recording has no commands to wait for.   It takes --speed only", chapter);
    }
    return CastPlayer.play(file(), chapter, speed == null ? 1 : speed, session);
  }

  private void requireCommand(String option, int number, DemoScript script) {
    if (number < 1 || number > script.steps().size()) {
      throw CommandException.usage(
          "play %s %d: the demonstration of %s has commands 1 to %d.   --list shows them",
          option, number, chapter, script.steps().size());
    }
  }

  private DemoScript script(Chapter found) {
    var file = session.home().relativize(found.demo()).toString();
    if (!Files.isRegularFile(found.demo())) {
      throw CommandException.toFix(found.id() + ": this chapter has no demo.loop to play");
    }
    return script(found.demo(), file, found.id() + ": its demo.loop can't be played");
  }

  private DemoScript ofFile() {
    return script(file(), chapter, chapter + ": it can't be played");
  }

  /// Returns the file that was typed.
  private Path file() {
    try {
      var file = Path.of(chapter);
      if (!Files.isRegularFile(file)) {
        throw CommandException.usage("play %s: no such file", chapter);
      }
      return file;
    } catch (InvalidPathException _) {
      throw CommandException.usage("play %s: no file can have that name", chapter);
    }
  }

  private static DemoScript script(Path path, String file, String unreadable) {
    try {
      var text = TextFile.read(path);
      return switch (DemoReader.read(file, text, Commands.names())) {
        case DemoReader.Reading.Parsed(var script) -> script;
        case DemoReader.Reading.Unreadable(var problems) -> {
          var mistake = CommandException.toFix(unreadable);
          for (var problem : problems) {
            mistake = mistake.with(problem.toString());
          }
          throw mistake;
        }
      };
    } catch (IOException failure) {
      throw CommandException.toFix("%s: it can't be read: %s", file, FileFailure.why(failure));
    }
  }
}
