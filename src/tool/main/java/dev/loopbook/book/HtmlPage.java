package dev.loopbook.book;

import dev.loopbook.step.film.FilmPlayer;
import dev.loopbook.step.film.PageResource;
import dev.loopbook.text.Markup;
import java.util.List;

/// The frame of every page: what it may load, its style, its scripts, and the links around its
/// text.
///
/// A page may load nothing, and runs only the scripts that stand in it. Without them it reads as
/// well, and nothing moves.
final class HtmlPage {

  private static final String TITLE_END = "</h1>";

  private final Chapters chapters;
  private final boolean hasSearch;
  private final String style = PageResource.text(HtmlPage.class, "book.css");
  private final String script = PageResource.script(HtmlPage.class, "book.js");

  /// Makes the frame of a book's pages.
  ///
  /// @param hasSearch whether there is a page to search on
  HtmlPage(Chapters chapters, boolean hasSearch) {
    this.chapters = chapters;
    this.hasSearch = hasSearch;
  }

  /// Returns a whole page.
  ///
  /// @param current its file name
  /// @param contents its headings, for a list that leads to them; empty for none
  /// @param footer what leads on from its end
  String of(
      String current, String title, List<HtmlText.Entry> contents, Markup text, Markup footer) {
    var plays = FilmPlayer.isIn(text);
    return Markup.of(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            %s<style>
            %s</style>
            </head>
            <body>
            <a class="skip" href="#text">Skip to the text</a>
            %s
            <main id="text" tabindex="-1">
            %s</main>
            %s
            %s<script>%s</script>
            </body>
            </html>
            """,
            title,
            plays ? FilmPlayer.head(script) : FilmPlayer.policy(List.of(script)),
            new Markup(style),
            navigation(current),
            belowTitle(text, onThisPage(contents)),
            footer,
            plays ? FilmPlayer.foot() : Markup.EMPTY,
            new Markup(script))
        .source();
  }

  private Markup navigation(String current) {
    var items = new StringBuilder();
    for (var part : BookPart.of(chapters.all())) {
      if (!part.title().isEmpty()) {
        items.append(Markup.of("<li class=\"part\">%s</li>\n", part.title()));
      }
      for (var chapter : part.chapters()) {
        items.append(
            Markup.of(
                "<li><a href=\"%s\"%s>%d %s</a></li>\n",
                HtmlLinks.page(chapter),
                current(HtmlLinks.page(chapter), current),
                chapter.number(),
                chapter.title()));
      }
    }
    return Markup.of(
        """
        <nav aria-label="Book"><a href="index.html"%s>Loopbook</a>
        %s%s<details class="chapters"><summary>Chapters</summary><ol>
        %s</ol></details>
        </nav>""",
        current("index.html", current),
        chapters.map().isPresent() ? link(HtmlLinks.MAP, "Map and words", current) : Markup.EMPTY,
        hasSearch ? link(HtmlLinks.SEARCH, "Search", current) : Markup.EMPTY,
        new Markup(items.toString()));
  }

  private static Markup link(String page, String title, String current) {
    return Markup.of("<a href=\"%s\"%s>%s</a>\n", page, current(page, current), title);
  }

  private static Markup current(String page, String current) {
    return page.equals(current) ? new Markup(" aria-current=\"page\"") : Markup.EMPTY;
  }

  private static Markup belowTitle(Markup text, Markup contents) {
    var title = text.source().indexOf(TITLE_END) + TITLE_END.length();
    return title < TITLE_END.length()
        ? text
        : new Markup(
            text.source().substring(0, title)
                + "\n"
                + contents.source()
                + text.source().substring(title).stripLeading());
  }

  private static Markup onThisPage(List<HtmlText.Entry> contents) {
    if (contents.isEmpty()) {
      return Markup.EMPTY;
    }
    var list =
        contents.stream()
            .map(
                entry ->
                    Markup.of(
                        "<li class=\"level%d\"><a href=\"#%s\">%s</a></li>\n",
                        entry.level(), entry.anchor(), entry.title()))
            .toList();
    return Markup.of(
        """
        <aside class="onpage" aria-label="On this page"><details><summary>On this page</summary><ol>
        %s</ol></details></aside>
        """,
        Markup.join(list));
  }
}
