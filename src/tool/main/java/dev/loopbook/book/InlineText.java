package dev.loopbook.book;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// The text of a paragraph, with its styles.
///
/// Code keeps its backticks, because the reader must be able to tell what to type even without
/// colour. Emphasis is only a tone and loses its marks. A link that leads out of the book shows its
/// address.
final class InlineText {

  private static final Pattern EXTERNAL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
  private static final Pattern SUMMARY = Pattern.compile("(?is)<summary>(.*?)</summary>");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private final List<Span> spans = new ArrayList<>();

  private InlineText() {}

  /// Returns the text of a node, as spans in which ` ` is a hard line break.
  static List<Span> of(Node parent) {
    return of(parent, Style.PLAIN);
  }

  /// Returns the text of a node that has a style of its own.
  static List<Span> of(Node parent, Style style) {
    var text = new InlineText();
    text.appendChildren(parent, style);
    return text.spans;
  }

  /// Returns the text of an HTML block: without tags and comments, a `summary` in bold.
  static List<Span> ofHtml(HtmlBlock block) {
    var html = COMMENT.matcher(block.getLiteral()).replaceAll("");
    var spans = new ArrayList<Span>();
    var done = 0;
    var summary = SUMMARY.matcher(html);
    while (summary.find()) {
      spans.add(Span.plain(withoutTags(html.substring(done, summary.start()))));
      spans.add(new Span(withoutTags(summary.group(1)), Style.STRONG));
      done = summary.end();
    }
    spans.add(Span.plain(withoutTags(html.substring(done))));
    return spans.stream().allMatch(span -> span.text().isBlank()) ? List.of() : spans;
  }

  private static String withoutTags(String html) {
    return TAG.matcher(html.replace('\n', ' ')).replaceAll("");
  }

  private void appendChildren(Node parent, Style style) {
    Markdown.children(parent).forEach(child -> append(child, style));
  }

  private void append(Node node, Style style) {
    switch (node) {
      case Text text -> add(text.getLiteral(), style);
      case Code code -> add("`" + code.getLiteral() + "`", Style.CODE);
      case SoftLineBreak _ -> add(" ", style);
      case HardLineBreak _ -> add("\n", style);
      case Emphasis emphasis -> appendChildren(emphasis, over(style, Style.EMPHASIS));
      case StrongEmphasis strong -> appendChildren(strong, over(style, Style.STRONG));
      case Link link -> link(link, style);
      case Image image -> add("[picture: " + Markdown.words(image) + "]", Style.LABEL);
      case HtmlInline html -> add(BREAK.matcher(html.getLiteral()).matches() ? "\n" : "", style);
      default -> appendChildren(node, style);
    }
  }

  private void link(Link link, Style style) {
    appendChildren(link, over(style, Style.LINK));
    var target = link.getDestination();
    if (EXTERNAL.matcher(target).matches() && !Markdown.words(link).equals(target)) {
      add(" (" + target + ")", style);
    }
  }

  /// A heading stays a heading, whatever is in it.
  private static Style over(Style outer, Style inner) {
    return outer == Style.HEADING ? outer : inner;
  }

  private void add(String text, Style style) {
    spans.add(new Span(ControlCharacters.shown(text), style));
  }
}
