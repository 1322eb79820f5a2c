package dev.loopbook.book;

import dev.loopbook.text.Markup;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.HtmlRenderer;

/// Turns a piece of Markdown into HTML for a page that stands outside of the book: its links, which
/// would lead nowhere from there, become their words.
public final class MarkdownFragment {
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).escapeHtml(true).build();

  private MarkdownFragment() {}

  /// Returns the piece as HTML.
  public static Markup html(String markdown) {
    var document = Markdown.parse(markdown);
    Markdown.all(document, Link.class).forEach(HtmlLinks::unlink);
    return new Markup(RENDERER.render(document));
  }
}
