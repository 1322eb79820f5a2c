package dev.loopbook.book;

import dev.loopbook.text.Markup;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/// Turns the text of a page into HTML.
final class HtmlText {

  private final HtmlLinks links;
  private final FilmMaker films;

  HtmlText(HtmlLinks links, FilmMaker films) {
    this.links = links;
    this.films = films;
  }

  /// A heading that a list of contents can lead to.
  ///
  /// @param level 2 for a part, 3 for a part of that
  /// @param anchor its name in links
  record Entry(int level, String anchor, String title) {}

  /// Returns a page's text.
  Markup of(Page page) {
    return of(page, page.markdown());
  }

  /// Returns other Markdown of a page.
  Markup of(Page page, String markdown) {
    var document = Markdown.parse(markdown);
    links.rewrite(document, page);
    var players = page instanceof Chapter chapter ? new Players(chapter, films) : Players.NONE;
    return new Markup(renderer(document, players).render(document));
  }

  /// Returns the headings of a page below its title.
  static List<Entry> contents(Page page) {
    var document = Markdown.parse(page.markdown());
    var anchors = HeadingAnchors.of(document);
    var entries = new ArrayList<Entry>();
    for (var heading : Markdown.all(document, Heading.class)) {
      if (heading.getLevel() == 2 || heading.getLevel() == 3) {
        anchors
            .of(heading)
            .map(anchor -> new Entry(heading.getLevel(), anchor, Markdown.words(heading)))
            .ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static HtmlRenderer renderer(Node document, Players players) {
    var anchors = HeadingAnchors.of(document);
    AttributeProvider attributes =
        (node, tag, values) -> {
          if (node instanceof Heading heading) {
            anchors.of(heading).ifPresent(name -> values.put("id", name));
          } else if (node instanceof TableBlock) {
            values.put("tabindex", "0");
          }
        };
    var lines = new LineNames();
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .attributeProviderFactory(_ -> attributes)
        .nodeRendererFactory(context -> new HtmlFences(context, players, lines))
        .build();
  }
}
