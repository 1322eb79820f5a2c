package dev.loopbook.book;

import dev.loopbook.step.film.FilmPlayer;
import dev.loopbook.text.Markup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/// The chapters as web pages: one each, and a table of contents.
///
/// Every page is self-contained, with its style, its films and the script that plays them in it:
/// nothing comes from elsewhere, and it reads as well without the script. The same chapters give
/// the same bytes.
public final class HtmlBook {

  private static final Pattern PARTS = Pattern.compile("^(?=##)", Pattern.MULTILINE);

  private final Chapters chapters;
  private final FilmMaker films;
  private final String style;

  /// Makes a book of these chapters.
  ///
  /// @param films makes the films of their examples
  public HtmlBook(Chapters chapters, FilmMaker films) {
    this.chapters = chapters;
    this.films = films;
    this.style = style();
  }

  /// Returns the pages by file name, `index.html` first.
  public SequencedMap<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("index.html", contents());
    chapters.map().ifPresent(map -> pages.put(HtmlLinks.MAP, page(map)));
    for (var chapter : chapters.all()) {
      pages.put(HtmlLinks.page(chapter), page(chapter));
    }
    return pages;
  }

  /// Writes the pages, and the examples that they link to, and returns the files written.
  ///
  /// @param directory where to; created if it doesn't exist, and nothing else in it is touched
  /// @throws IOException if a file cannot be written
  public List<Path> write(Path directory) throws IOException {
    var written = new ArrayList<Path>();
    Files.createDirectories(directory);
    for (var page : pages().entrySet()) {
      written.add(Files.writeString(directory.resolve(page.getKey()), page.getValue()));
    }
    for (var chapter : chapters.all()) {
      for (var example : chapter.examples()) {
        var copy = directory.resolve(chapter.name()).resolve(example.file().getFileName());
        Files.createDirectories(copy.getParent());
        written.add(Files.write(copy, Files.readAllBytes(example.file())));
      }
    }
    return written;
  }

  private String page(FrontPage map) {
    return frame(map.title() + " · Loopbook", navigation(map), text(map), Markup.EMPTY);
  }

  private Markup text(Page page) {
    var document = Markdown.parse(page.markdown());
    new HtmlLinks(chapters).rewrite(document, page);
    var players = page instanceof Chapter chapter ? new Players(chapter, films) : Players.NONE;
    return new Markup(renderer(document, players).render(document));
  }

  private String page(Chapter chapter) {
    var at = chapters.all().indexOf(chapter);
    var before = at == 0 ? Markup.EMPTY : Markup.of("← %s", link(chapters.all().get(at - 1)));
    var after =
        at + 1 == chapters.all().size()
            ? Markup.EMPTY
            : Markup.of("%s →", link(chapters.all().get(at + 1)));
    return frame(
        chapter.title() + " · Loopbook",
        navigation(chapter),
        new Markup(text(chapter).source() + chapter.answers().map(this::folded).orElse("")),
        Markup.of("<footer><span>%s</span><span>%s</span></footer>", before, after));
  }

  /// Returns answers as parts that the reader opens one by one.
  private String folded(AnswersPage answers) {
    var html = new StringBuilder("<h2 id=\"answers\">Answers</h2>\n");
    for (var part : PARTS.split(answers.markdown(), -1)) {
      var title = part.lines().findFirst().orElse("");
      if (title.startsWith("##")) {
        var page =
            new AnswersPage(answers.directory(), answers.label(), part.substring(title.length()));
        html.append(folded(title.replaceFirst("^#+ *", ""), page));
      }
    }
    return html.toString();
  }

  private String folded(String title, AnswersPage part) {
    return part.markdown().isBlank()
        ? Markup.of("<h3>%s</h3>\n", title).source()
        : Markup.of(
                "<details><summary>%s</summary>\n%s</details>\n",
                title.replace("`", ""), text(part))
            .source();
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
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .attributeProviderFactory(_ -> attributes)
        .nodeRendererFactory(context -> new HtmlFences(context, players))
        .build();
  }

  private String contents() {
    var list = new StringBuilder("<h1>Loopbook</h1>\n<ol class=\"contents\">\n");
    for (var chapter : chapters.all()) {
      var minutes = chapter.meta("minutes").map(count -> count + " min").orElse("");
      list.append(
          Markup.of(
              "<li><span class=\"number\">%d</span>%s<span class=\"minutes\">%s</span></li>\n",
              chapter.number(), link(chapter), minutes));
    }
    list.append("</ol>\n");
    chapters
        .map()
        .map(map -> Markup.of("<p><a href=\"%s\">%s</a></p>\n", HtmlLinks.MAP, map.title()))
        .ifPresent(list::append);
    return frame("Loopbook", Markup.EMPTY, new Markup(list.toString()), Markup.EMPTY);
  }

  private Markup navigation(Page current) {
    var items = new StringBuilder();
    for (var chapter : chapters.all()) {
      items.append(
          Markup.of(
              "<li><a href=\"%s\"%s title=\"%s\">%d</a></li>",
              HtmlLinks.page(chapter),
              chapter.equals(current) ? new Markup(" aria-current=\"page\"") : Markup.EMPTY,
              chapter.title(),
              chapter.number()));
    }
    return Markup.of(
        "<nav aria-label=\"Chapters\"><a href=\"index.html\">Loopbook</a><ol>%s</ol></nav>",
        new Markup(items.toString()));
  }

  private static Markup link(Chapter chapter) {
    return Markup.of("<a href=\"%s\">%s</a>", HtmlLinks.page(chapter), chapter.title());
  }

  private String frame(String title, Markup navigation, Markup text, Markup footer) {
    var plays = FilmPlayer.isIn(text);
    return Markup.of(
            """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    %s</head>
    <body>
    <a class="skip" href="#text">Skip to the text</a>
    %s
    <main id="text">
    %s</main>
    %s
    %s</body>
    </html>
    """,
            title,
            new Markup(style),
            plays ? FilmPlayer.head() : Markup.EMPTY,
            navigation,
            text,
            footer,
            plays ? FilmPlayer.foot() : Markup.EMPTY)
        .source();
  }

  private static String style() {
    try (var resource = HtmlBook.class.getResourceAsStream("book.css")) {
      if (resource == null) {
        throw new IllegalStateException("book.css is missing from the jar. Build it again");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
