package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Heading;

/// A Markdown text in its parts: front matter, title, the text before the first section, and the
/// sections.
///
/// @param frontMatter what's between the `---` lines; every value is a list
/// @param title the text of the first `#` heading, if there is one
/// @param body the text before the first `##` heading, without front matter and title
/// @param sections the `##` sections, in order
public record Article(
    Map<String, List<String>> frontMatter,
    Optional<String> title,
    String body,
    List<Section> sections) {

  /// A part of the text under a `##` heading.
  ///
  /// @param heading the text of the heading
  /// @param text the Markdown below it
  public record Section(String heading, String text) {}

  /// Keeps its own copies.
  public Article {
    frontMatter = Map.copyOf(frontMatter);
    sections = List.copyOf(sections);
  }

  /// Returns the parts of a Markdown text.
  public static Article of(String markdown) {
    var document = Markdown.parse(markdown);
    var frontMatter = new YamlFrontMatterVisitor();
    document.accept(frontMatter);
    var lines = markdown.lines().toList();
    var headings =
        Markdown.all(document, Heading.class).stream().filter(h -> h.getLevel() <= 2).toList();
    var title = headings.stream().filter(h -> h.getLevel() == 1).findFirst();
    var sections = new ArrayList<Section>();
    var bodyEnd = lines.size();
    for (var i = 0; i < headings.size(); i++) {
      var heading = headings.get(i);
      if (heading.getLevel() != 2) {
        continue;
      }
      bodyEnd = Math.min(bodyEnd, Markdown.line(heading) - 1);
      var end = i + 1 < headings.size() ? Markdown.line(headings.get(i + 1)) - 1 : lines.size();
      sections.add(new Section(Markdown.words(heading), text(lines, Markdown.line(heading), end)));
    }
    var bodyStart = title.map(Markdown::line).orElseGet(() -> afterFrontMatter(lines, markdown));
    return new Article(
        frontMatter.getData(),
        title.map(Markdown::words),
        text(lines, Math.min(bodyStart, bodyEnd), bodyEnd),
        sections);
  }

  /// Returns the first value of a key in the front matter.
  public Optional<String> meta(String key) {
    return frontMatter.getOrDefault(key, List.of()).stream()
        .findFirst()
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static int afterFrontMatter(List<String> lines, String markdown) {
    var hasOne = !Markdown.all(Markdown.parse(markdown), YamlFrontMatterBlock.class).isEmpty();
    return hasOne ? lines.subList(1, lines.size()).indexOf("---") + 2 : 0;
  }

  private static String text(List<String> lines, int from, int to) {
    return String.join("\n", lines.subList(from, to)).strip();
  }
}
