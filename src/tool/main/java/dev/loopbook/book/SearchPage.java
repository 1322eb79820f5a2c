package dev.loopbook.book;

import dev.loopbook.text.Markup;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// The page on which the whole book is searched.
///
/// It lists every section with its text, so that a reader without a script can search it with the
/// browser's own means. The answers to questions aren't in it.
final class SearchPage {

  private final List<Markup> entries = new ArrayList<>();

  /// Adds the sections of a page.
  ///
  /// @param file the page's file name
  /// @param title its title
  /// @param label what a reader calls it: `chapter 4`, `ch04/e1`
  void add(String file, String title, String label, String markdown) {
    var document = Markdown.parse(markdown);
    var anchors = HeadingAnchors.of(document);
    var heading = title;
    var address = file;
    var words = new StringBuilder();
    for (var node : Markdown.children(document)) {
      if (node instanceof Heading next) {
        entry(address, label, heading, words);
        words.setLength(0);
        if (next.getLevel() == 1) {
          heading = title;
          address = file;
        } else {
          heading = Markdown.words(next);
          address = file + anchors.of(next).map(name -> "#" + name).orElse("");
        }
      } else if (!(node instanceof AnswerBlock)) {
        appendWords(node, words);
      }
    }
    entry(address, label, heading, words);
  }

  private void entry(String address, String label, String heading, CharSequence words) {
    var text = words.toString().replaceAll("\\s+", " ").strip();
    if (!text.isEmpty()) {
      entries.add(
          Markup.of(
              "<li><a href=\"%s\">%s</a> <small>%s</small><p>%s</p></li>\n",
              address, heading, label, text));
    }
  }

  private static void appendWords(Node node, StringBuilder words) {
    switch (node) {
      case Text text -> words.append(text.getLiteral()).append(' ');
      case Code code -> words.append(code.getLiteral()).append(' ');
      case FencedCodeBlock fence -> words.append(fence.getLiteral()).append(' ');
      default -> Markdown.children(node).forEach(child -> appendWords(child, words));
    }
  }

  /// Returns the text of the page.
  Markup text() {
    return Markup.of(
        """
        <h1>Search</h1>
        <div class="search" hidden="hidden"><label for="query">Words to look for, all of them in one section</label>
        <input id="query" type="search" autocomplete="off" spellcheck="false" />
        <p role="status" aria-live="polite"></p></div>
        <ol class="sections">
        %s</ol>
        """,
        Markup.join(entries));
  }
}
