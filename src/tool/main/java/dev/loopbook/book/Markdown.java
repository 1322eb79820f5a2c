package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Parses every text of the book, and walks over the result.
final class Markdown {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), YamlFrontMatterExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private Markdown() {}

  static Node parse(String markdown) {
    return AnswerBlock.fold(PARSER.parse(markdown));
  }

  /// Returns the children of a node, in order.
  static List<Node> children(Node parent) {
    var children = new ArrayList<Node>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  /// Returns every node of a type below a node, in text order.
  static <N extends Node> List<N> all(Node root, Class<N> type) {
    var found = new ArrayList<N>();
    collect(root, type, found);
    return found;
  }

  private static <N extends Node> void collect(Node node, Class<N> type, List<N> found) {
    if (type.isInstance(node)) {
      found.add(type.cast(node));
    }
    for (var child : children(node)) {
      collect(child, type, found);
    }
  }

  /// Returns the text of a node without any marks.
  static String words(Node node) {
    var text = new StringBuilder();
    appendWords(node, text);
    return text.toString();
  }

  private static void appendWords(Node node, StringBuilder text) {
    switch (node) {
      case Text words -> text.append(words.getLiteral());
      case Code code -> text.append(code.getLiteral());
      case SoftLineBreak _, HardLineBreak _ -> text.append(' ');
      default -> children(node).forEach(child -> appendWords(child, text));
    }
  }

  /// Returns the line on which a node begins, counted from 1.
  static int line(Node node) {
    var spans = node.getSourceSpans();
    return spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1;
  }
}
