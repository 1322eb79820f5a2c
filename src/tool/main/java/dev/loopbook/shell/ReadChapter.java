package dev.loopbook.shell;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.FrontPage;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.shell.session.ChapterArgument;
import dev.loopbook.shell.session.ChapterNames;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `read`.
@Command(
    name = "read",
    description = "Read a chapter.",
    footer = {
      "read ch01             by number; read lifecycle finds it too",
      "read ch01 --answers   with the answers to its questions",
      "read map              the way through the book, and its words"
    })
final class ReadChapter implements Callable<Integer> {
  /// Lines longer than this are hard to read, however wide the terminal.
  private static final int WIDEST = 88;

  private final Session session;

  @Parameters(
      paramLabel = "CH",
      completionCandidates = ChapterNames.class,
      description = "The chapter: ch01, 1, or its name; or map.")
  private String chapter = "";

  @Option(names = "--answers", description = "Show the answers to its questions too.")
  private boolean answers;

  ReadChapter(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var renderer =
        new TerminalRenderer(
            Math.min(WIDEST, session.screen().width()),
            answers ? AnswerVisibility.SHOWN : AnswerVisibility.HIDDEN);
    var map = chapter.equals("map") ? session.chapters().map() : Optional.<FrontPage>empty();
    Pager.show(
        map.map(page -> renderer.render(page.markdown()))
            .orElseGet(() -> renderer.render(ChapterArgument.find(chapter, session))),
        session);
    return ExitStatus.OK;
  }
}
