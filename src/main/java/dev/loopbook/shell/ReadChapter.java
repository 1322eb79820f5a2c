package dev.loopbook.shell;

import dev.loopbook.book.Answers;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.shell.frame.ChapterArgument;
import dev.loopbook.shell.frame.ChapterNames;
import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Pager;
import dev.loopbook.shell.frame.Session;
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
      "read ch01 --answers   with the answers to its questions"
    })
final class ReadChapter implements Callable<Integer> {
  /// Lines longer than this are hard to read, however wide the terminal.
  private static final int WIDEST = 88;

  private final Session session;

  @Parameters(
      paramLabel = "CH",
      completionCandidates = ChapterNames.class,
      description = "The chapter: ch01, 1, or its name.")
  private String chapter = "";

  @Option(names = "--answers", description = "Show the answers to its questions too.")
  private boolean answers;

  ReadChapter(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var found = ChapterArgument.find(chapter, session);
    var renderer =
        new TerminalRenderer(
            Math.min(WIDEST, session.screen().width()), answers ? Answers.SHOWN : Answers.HIDDEN);
    Pager.show(renderer.render(found), session);
    return ExitStatus.OK;
  }
}
