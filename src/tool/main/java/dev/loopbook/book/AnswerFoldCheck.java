package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/// Checks that no answer to a question is seen by those who haven't guessed.
final class AnswerFoldCheck {

  private AnswerFoldCheck() {}

  /// Returns the answers of a chapter that aren't folded, and what is folded and answers nothing.
  static List<BookProblem> check(Chapter chapter) {
    var document = Markdown.parse(chapter.markdown());
    var predictions = Predictions.in(document);
    var problems = new ArrayList<BookProblem>();
    for (var answer : predictions.answers()) {
      if (AnswerBlock.around(answer).isEmpty()) {
        problems.add(
            problem(
                chapter,
                answer,
                "this output answers a question, and is seen before the reader has guessed. Put it,"
                    + " and the paragraphs that tell the answer, between "
                    + AnswerBlock.OPEN
                    + " and "
                    + AnswerBlock.CLOSE));
      }
    }
    for (var block : Markdown.all(document, AnswerBlock.class)) {
      if (predictions.answers().stream()
          .noneMatch(answer -> AnswerBlock.around(answer).filter(block::equals).isPresent())) {
        problems.add(problem(chapter, block, "this is folded, but answers no question"));
      }
    }
    for (var html : Markdown.all(document, HtmlBlock.class)) {
      if (html.getLiteral().contains("details>")) {
        problems.add(
            problem(
                chapter,
                html,
                "an answer begins with the line "
                    + AnswerBlock.OPEN
                    + " and ends with the line "
                    + AnswerBlock.CLOSE
                    + ", each between empty lines"));
      }
    }
    return problems;
  }

  private static BookProblem problem(Chapter chapter, Node node, String message) {
    return new BookProblem(chapter.label(), Markdown.line(node), message);
  }
}
