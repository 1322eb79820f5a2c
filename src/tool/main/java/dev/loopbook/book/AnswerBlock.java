package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/// What stays folded until a reader has guessed: the output that answers a question, and the
/// paragraphs that tell the answer.
///
/// In a text it stands between [#OPEN] and [#CLOSE], each on a line of its own with empty lines
/// around it. Those are HTML's own marks for this, so that the text is folded in any viewer of
/// Markdown.
final class AnswerBlock extends CustomBlock {

  /// The line before an answer.
  static final String OPEN = "<details><summary>The answer</summary>";

  /// The line after it.
  static final String CLOSE = "</details>";

  private AnswerBlock() {}

  /// Puts what is between the marks of a text into blocks, and returns the text. Marks without
  /// their counterpart stay where they are.
  static Node fold(Node document) {
    for (var node : Markdown.children(document)) {
      if (isMark(node, OPEN)) {
        between(node).ifPresent(answer -> fold(node, answer));
      }
    }
    return document;
  }

  /// Returns what is between a mark and its counterpart; nothing if it has none.
  private static Optional<List<Node>> between(Node open) {
    var answer = new ArrayList<Node>();
    for (var node = open.getNext(); node != null; node = node.getNext()) {
      if (isMark(node, OPEN)) {
        return Optional.empty();
      }
      if (isMark(node, CLOSE)) {
        node.unlink();
        return Optional.of(answer);
      }
      answer.add(node);
    }
    return Optional.empty();
  }

  private static void fold(Node open, List<Node> answer) {
    var block = new AnswerBlock();
    block.setSourceSpans(open.getSourceSpans());
    open.insertBefore(block);
    answer.forEach(block::appendChild); // takes them out of where they were
    open.unlink();
  }

  private static boolean isMark(Node node, String mark) {
    return node instanceof HtmlBlock html && html.getLiteral().strip().equals(mark);
  }

  /// Returns the block that a node is in, if it is in one.
  static Optional<AnswerBlock> around(Node node) {
    for (var above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof AnswerBlock answer) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  /// Returns the name of the program whose output is the answer, if there is one.
  Optional<String> program() {
    return Markdown.all(this, FencedCodeBlock.class).stream()
        .map(fence -> FenceSpec.of(fence.getInfo()))
        .filter(FenceSpec.Output.class::isInstance)
        .map(spec -> ((FenceSpec.Output) spec).file())
        .findFirst();
  }
}
