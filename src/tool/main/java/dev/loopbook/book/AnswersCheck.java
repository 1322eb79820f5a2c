package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/// Compares a chapter with its answers: each item under `## Change` has one, with a program that is
/// changed and run, and so has what it says under `## Make`.
final class AnswersCheck {
  private static final String CHANGE = "Change";
  private static final String MAKE = "Make";

  private final Chapter chapter;
  private final AnswersPage answers;

  AnswersCheck(Chapter chapter, AnswersPage answers) {
    this.chapter = chapter;
    this.answers = answers;
  }

  List<BookProblem> check() {
    var problems = new ArrayList<BookProblem>();
    var asked = asked();
    var sections = sections();
    var changes = sections.stream().filter(each -> each.part().equals(CHANGE)).toList();
    for (var i = 0; i < Math.max(asked, changes.size()); i++) {
      var number = i + 1;
      if (number > changes.size()) {
        problems.add(problem(1, format("no answer to item %d of Change", number)));
      } else if (number > asked) {
        problems.add(
            problem(
                changes.get(i).line(),
                format("an answer %d, and Change has %d items", number, asked)));
      } else if (!changes.get(i).title().startsWith(number + ". ")) {
        problems.add(
            problem(
                changes.get(i).line(),
                format("the heading of answer %d starts ### %d. ", number, number)));
      } else if (!changes.get(i).runs()) {
        problems.add(
            problem(
                changes.get(i).line(),
                format(
                    "answer %d runs nothing. Show the changed program: diff of=X.java", number)));
      }
    }
    if (sections.stream().noneMatch(each -> each.part().equals(MAKE) && each.runs())) {
      problems.add(problem(1, "no sample under ## Make. Show one: output of=make/X.java"));
    }
    return problems;
  }

  /// Returns how many items the chapter's list under `## Change` has.
  private int asked() {
    var within = false;
    for (var node : Markdown.children(Markdown.parse(chapter.markdown()))) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        within = Markdown.words(heading).equals(CHANGE);
      } else if (within && node instanceof BulletList list) {
        return (int) Markdown.children(list).stream().filter(ListItem.class::isInstance).count();
      }
    }
    return 0;
  }

  /// A part of the answers.
  ///
  /// @param part the `##` heading that it is under
  /// @param title its own `###` heading; empty for what comes before the first one
  /// @param runs whether it shows a program that is run or refused
  private record Section(String part, String title, int line, boolean runs) {}

  private List<Section> sections() {
    var sections = new ArrayList<Section>();
    var part = "";
    var title = "";
    for (var node : Markdown.children(Markdown.parse(answers.markdown()))) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        part = Markdown.words(heading);
        title = "";
        if (part.equals(MAKE)) {
          sections.add(new Section(part, title, Markdown.line(node), false));
        }
      } else if (node instanceof Heading heading && heading.getLevel() == 3) {
        title = Markdown.words(heading);
        sections.add(new Section(part, title, Markdown.line(node), false));
      } else if (runs(node) && !sections.isEmpty()) {
        var last = sections.removeLast();
        sections.add(new Section(last.part(), last.title(), last.line(), true));
      }
    }
    return sections;
  }

  private static boolean runs(Node node) {
    return specOf(node)
        .filter(
            spec ->
                spec instanceof FenceSpec.Output
                    || spec instanceof FenceSpec.ChangedOutput
                    || spec instanceof FenceSpec.Refusal
                    || spec instanceof FenceSpec.RealOutput
                    || spec instanceof FenceSpec.Transcript)
        .isPresent();
  }

  private static Optional<FenceSpec> specOf(Node node) {
    return node instanceof FencedCodeBlock fence
        ? Optional.of(FenceSpec.of(fence.getInfo()))
        : Optional.empty();
  }

  private BookProblem problem(int line, String message) {
    return new BookProblem(answers.label(), line, message);
  }
}
