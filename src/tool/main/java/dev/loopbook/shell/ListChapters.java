package dev.loopbook.shell;

import dev.loopbook.book.Example;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `chapters`.
@Command(
    name = "chapters",
    description = "List the chapters and their examples.",
    footer = "chapters        every chapter, with the examples that run and load take")
final class ListChapters implements Callable<Integer> {
  private static final String INDENT = "        ";

  private final Session session;

  ListChapters(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var screen = session.screen();
    var chapters = session.chapters().all();
    if (chapters.isEmpty()) {
      screen.say("There are no chapters in " + session.home().resolve("chapters") + ".");
      return ExitStatus.TO_FIX;
    }
    var lines = new ArrayList<StyledLine>();
    var width = screen.width() - INDENT.length();
    for (var chapter : chapters) {
      var name = new Span("  " + chapter.id() + "  ", Style.NAME);
      var title = Wrap.words(List.of(new Span(chapter.title(), Style.STRONG)), width);
      for (var i = 0; i < title.size(); i++) {
        lines.add(title.get(i).after(i == 0 ? name : Span.plain(INDENT)));
      }
      var examples = String.join(" · ", chapter.examples().stream().map(Example::name).toList());
      Wrap.words(List.of(new Span(examples, Style.LABEL)), width).stream()
          .map(line -> line.after(Span.plain(INDENT)))
          .forEach(lines::add);
    }
    screen.lines(lines);
    return ExitStatus.OK;
  }
}
