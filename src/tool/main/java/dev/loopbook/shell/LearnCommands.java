package dev.loopbook.shell;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.BookPart;
import dev.loopbook.book.Chapter;
import dev.loopbook.book.Example;
import dev.loopbook.book.FrontPage;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.shell.session.ChapterArgument;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that show the book.
final class LearnCommands {
  private static final String INDENT = "        ";

  /// Prose wider than this is hard to read, however wide the terminal.
  private static final int WIDEST = 88;

  private final Session session;
  private final Screen screen;

  LearnCommands(Session session) {
    this.session = session;
    this.screen = session.screen();
  }

  @Command(
      name = "chapters",
      description = "List the chapters and their examples.",
      footer = "chapters        every chapter, with the examples that run and load take")
  int chapters() {
    var chapters = session.chapters().all();
    if (chapters.isEmpty()) {
      screen.say("There are no chapters in " + session.home().resolve("chapters") + ".");
      return ExitStatus.TO_FIX;
    }
    var lines = new ArrayList<StyledLine>();
    for (var part : BookPart.of(chapters)) {
      if (!part.title().isEmpty()) {
        lines.add(StyledLine.of(part.title(), Style.HEADING));
      }
      part.chapters().forEach(chapter -> lines.addAll(entry(chapter)));
    }
    Pager.show(lines, session);
    return ExitStatus.OK;
  }

  private List<StyledLine> entry(Chapter chapter) {
    var lines = new ArrayList<StyledLine>();
    var width = screen.width() - INDENT.length();
    var name = new Span("  " + chapter.id() + "  ", Style.NAME);
    var title = Wrap.words(List.of(new Span(chapter.title(), Style.STRONG)), width);
    for (var i = 0; i < title.size(); i++) {
      lines.add(title.get(i).after(i == 0 ? name : Span.plain(INDENT)));
    }
    var examples = String.join(" · ", chapter.examples().stream().map(Example::name).toList());
    Wrap.words(List.of(new Span(examples, Style.LABEL)), width).stream()
        .map(line -> line.after(Span.plain(INDENT)))
        .forEach(lines::add);
    return lines;
  }

  @Command(
      name = "read",
      description = "Read a chapter.",
      footer = {
        "read ch01             by number; read lifecycle finds it too",
        "read ch01 --answers   with the answers to its questions, to Change and to Make",
        "read map              the way through the book, and its words"
      })
  int read(
      @Parameters(
              paramLabel = "CH",
              completionCandidates = ChapterArgument.Names.class,
              description = "The chapter: ch01, 1, or its name; or map.")
          String chapter,
      @Option(names = "--answers", description = "Show the answers too.") boolean answers) {
    var renderer =
        new TerminalRenderer(
            textWidth(screen.width()), answers ? AnswerVisibility.SHOWN : AnswerVisibility.HIDDEN);
    var map = chapter.equals("map") ? session.chapters().map() : Optional.<FrontPage>empty();
    Pager.show(
        map.map(page -> renderer.render(page.markdown()))
            .orElseGet(() -> text(ChapterArgument.find(chapter, session), renderer, answers)),
        session);
    return ExitStatus.OK;
  }

  /// Returns how wide prose is on a screen.
  static int textWidth(int screen) {
    return Math.min(WIDEST, screen);
  }

  private static List<StyledLine> text(
      Chapter chapter, TerminalRenderer renderer, boolean answers) {
    var lines = new ArrayList<>(renderer.render(chapter));
    if (answers) {
      chapter
          .answers()
          .ifPresent(
              page -> {
                lines.add(StyledLine.of("", Style.PLAIN));
                lines.addAll(renderer.render(page.markdown()));
              });
    }
    return lines;
  }

  @Command(
      name = "predict",
      description = "Show a program, ask what it will print, then show it.",
      footer = {
        "predict ch01/TwoTasks   the question that chapter 1 asks about TwoTasks",
        "predict ch01            all questions of chapter 1"
      })
  int predict(@Mixin Predict predict) throws IOException {
    return predict.run();
  }

  @Command(
      name = "play",
      description =
          "Play a chapter's demonstration, each command with its caption; or a recording.",
      footer = {
        "play ch01              waits for Enter before each command; q leaves",
        "play ch01 --auto       does not wait",
        "play race.loop         one of your own, as record makes it",
        "play ch01 --list       the commands with their numbers",
        "play ch01 --from 5     comes to the fifth at once",
        "play ch01 --pause 3,7  waits only before the third and the seventh",
        "play ch01 --pace 3s    goes on every three seconds",
        "play ch01 --record race.cast   also records it, in asciinema's format",
        "play race.cast         plays that; --speed 2 twice as fast",
        "                       meanwhile, b: back one command; 12 Enter: the twelfth"
      })
  int play(@Mixin PlayDemo demo) {
    return demo.run();
  }
}
