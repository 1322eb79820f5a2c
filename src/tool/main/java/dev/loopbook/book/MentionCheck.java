package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;

/// Finds examples that a page tells its reader to run and that don't exist.
///
/// It looks at code in sentences and at fences of commands: `./run.sh run ch04/BlockedLoop`.
final class MentionCheck {

  private static final Pattern EXAMPLE =
      Pattern.compile("\\bch[0-9]{1,2}(?:_\\w+)?/[A-Z]\\w*(?:\\.java)?");

  private final Chapters chapters;

  MentionCheck(Chapters chapters) {
    this.chapters = chapters;
  }

  List<BookProblem> check(Page page) {
    var document = Markdown.parse(page.markdown());
    var problems = new ArrayList<BookProblem>();
    for (var code : Markdown.all(document, Code.class)) {
      check(code.getLiteral(), Markdown.line(code), page, problems);
    }
    for (var fence : Markdown.all(document, FencedCodeBlock.class)) {
      if (FenceSpec.of(fence.getInfo()) instanceof FenceSpec.Other) {
        var line = Markdown.line(fence);
        for (var text : fence.getLiteral().lines().toList()) {
          check(text, ++line, page, problems);
        }
      }
    }
    return problems;
  }

  private void check(String text, int line, Page page, List<BookProblem> problems) {
    var example = EXAMPLE.matcher(text);
    while (example.find()) {
      var message =
          switch (chapters.findExample(example.group())) {
            case Lookup.Found<Example> _ -> "";
            case Lookup.Unknown<Example> unknown -> unknown.message();
            case Lookup.Ambiguous<Example> ambiguous -> ambiguous.message();
          };
      if (!message.isEmpty()) {
        problems.add(new BookProblem(page.label(), line, message));
      }
    }
  }
}
