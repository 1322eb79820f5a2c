package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// Compares the map of the book with the chapters, both ways: each section of the sources has a
/// place, an example, and an exercise or the words `not exercised`, and each chapter mirrors what
/// the map says it does.
///
/// No chapter introduces more words of the table of words than a reader can take in, and each of
/// them is in the chapters that the table names.
///
/// An example is in one of the sections that its row names.
///
/// A row of the map is below a heading that names the source, in a table that starts with `Source
/// section`. [LinkCheck] and [MentionCheck] check that its links and examples exist.
final class MapCheck {

  private static final String SECTIONS = "Source section";
  private static final String NOT_EXERCISED = "not exercised";
  private static final String SYSTEMS = "Example system";
  private static final String WORDS = "word";
  private static final int MOST_WORDS = 12;
  private static final Pattern EXAMPLE = Pattern.compile("ch[0-9]{2}/[A-Z]\\w*");
  private static final Pattern CHAPTER = Pattern.compile("(ch[0-9]{2}_\\w+)/README\\.md#(.+)");

  private final Chapters chapters;
  private final List<BookProblem> problems = new ArrayList<>();

  MapCheck(Chapters chapters) {
    this.chapters = chapters;
  }

  /// A section of a source, as front matter writes it: `chapter-11: Testing asyncio.Queue`.
  private record Mirrored(String section, String chapter) {}

  List<BookProblem> check(FrontPage map) {
    var mapped = new HashSet<Mirrored>();
    var source = "";
    for (var node : Markdown.children(Markdown.parse(map.markdown()))) {
      if (node instanceof Heading heading) {
        source = Markdown.words(heading);
      }
      switch (firstHead(node)) {
        case SECTIONS -> {
          for (var row : rows(node)) {
            mapped.addAll(section(source, row, map));
          }
        }
        case SYSTEMS -> rows(node).forEach(row -> system(row, map));
        case WORDS -> words(rows(node), map);
        default -> {}
      }
    }
    if (!mapped.isEmpty()) {
      compare(mapped, map);
    }
    return problems;
  }

  private List<Mirrored> section(String source, TableRow row, FrontPage map) {
    var cells = cells(row);
    var name = source + ": " + Markdown.words(cells.getFirst()).strip();
    var places =
        Markdown.all(cells.get(1), Link.class).stream()
            .map(link -> CHAPTER.matcher(link.getDestination()))
            .filter(target -> target.matches())
            .map(target -> new Mirrored(name, target.group(1)))
            .toList();
    if (places.isEmpty()) {
      problem(map, row, name, "names no section of a chapter. Link to one: ch04_a/README.md#b");
    }
    requireExample(cells.get(2), name, row, map);
    requireShown(cells.get(2), cells.get(1), name, row, map);
    if (!Markdown.words(cells.get(3)).strip().equals(NOT_EXERCISED)
        && Markdown.all(cells.get(3), Link.class).stream()
            .noneMatch(link -> link.getDestination().startsWith("../exercises/"))) {
      problem(
          map,
          row,
          name,
          "names no exercise. Link to one, ../exercises/ch04_a/e1_b/README.md, or say not exercised");
    }
    return places;
  }

  private void system(TableRow row, FrontPage map) {
    var cells = cells(row);
    requireExample(cells.getLast(), Markdown.words(cells.getFirst()).strip(), row, map);
  }

  private void words(List<TableRow> rows, FrontPage map) {
    var introduced = new HashMap<String, Integer>();
    for (var row : rows) {
      var word = Markdown.words(cells(row).getFirst()).strip();
      var shownIn = Markdown.words(cells(row).getLast()).strip().split(",\\s*", -1);
      introduced.merge(shownIn[0], 1, Integer::sum);
      for (var number : shownIn) {
        if (chapters.find(number) instanceof Lookup.Found<Chapter>(var chapter)
            && !has(chapter, word)) {
          problem(map, row, word, format("chapter %s never says it", number));
        }
      }
    }
    introduced.forEach(
        (number, count) -> {
          if (count > MOST_WORDS) {
            problems.add(
                new BookProblem(
                    map.label(),
                    1,
                    format(
                        "chapter %s has %d new words, and %d are enough. Introduce some of them elsewhere",
                        number, count, MOST_WORDS)));
          }
        });
  }

  private static boolean has(Chapter chapter, String word) {
    var text = String.join(" ", ChapterWords.lines(chapter)).replaceAll("\\s+", " ");
    return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  private void requireExample(Node cell, String name, TableRow row, FrontPage map) {
    if (Markdown.all(cell, Code.class).stream()
        .noneMatch(code -> EXAMPLE.matcher(code.getLiteral()).matches())) {
      problem(map, row, name, "names no example. Write one as code: ch04/BlockedLoop");
    }
  }

  /// Requires that each example is in one of the sections that the row names.
  private void requireShown(Node examples, Node places, String name, TableRow row, FrontPage map) {
    var sections =
        Markdown.all(places, Link.class).stream()
            .map(link -> CHAPTER.matcher(link.getDestination()))
            .filter(target -> target.matches())
            .map(target -> section(target.group(1), target.group(2)))
            .toList();
    for (var code : Markdown.all(examples, Code.class)) {
      if (chapters.findExample(code.getLiteral()) instanceof Lookup.Found<Example>(var example)) {
        var word = Pattern.compile("\\b" + example.name() + "\\b");
        if (sections.stream().noneMatch(text -> word.matcher(text).find())) {
          problem(
              map,
              row,
              name,
              format("none of its sections shows %s. Name the one that does", example.id()));
        }
      }
    }
  }

  /// Returns the text of a section, up to the next heading; empty if there is none.
  private String section(String chapterName, String anchor) {
    var text = new StringBuilder();
    var within = false;
    var fence = false;
    for (var chapter : chapters.all()) {
      if (!chapter.name().equals(chapterName)) {
        continue;
      }
      for (var line : ChapterWords.lines(chapter)) {
        fence ^= line.startsWith("```");
        if (!fence && line.startsWith("#")) {
          var heading = line.replaceFirst("^#+ ", "").replace("`", "");
          within = HeadingAnchors.plainName(heading).equals(anchor);
        }
        if (within) {
          text.append(line).append('\n');
        }
      }
    }
    return text.toString();
  }

  private void compare(Set<Mirrored> mapped, FrontPage map) {
    var claimed = new HashSet<Mirrored>();
    for (var chapter : chapters.all()) {
      for (var section : chapter.frontMatter().getOrDefault("mirrors", List.of())) {
        var mirrored = new Mirrored(section, chapter.name());
        claimed.add(mirrored);
        if (!mapped.contains(mirrored)) {
          problems.add(
              new BookProblem(
                  chapter.label(),
                  1,
                  format("mirrors \"%s\", and no row of %s says so", section, map.label())));
        }
      }
    }
    for (var mirrored : mapped) {
      if (!claimed.contains(mirrored)) {
        problems.add(
            new BookProblem(
                map.label(),
                1,
                format(
                    "%s: %s does not list it under mirrors",
                    mirrored.section(), mirrored.chapter())));
      }
    }
  }

  private void problem(FrontPage map, TableRow row, String name, String what) {
    problems.add(new BookProblem(map.label(), Markdown.line(row), name + ": " + what));
  }

  /// Returns the text of a table's first column head; empty if the node isn't a table.
  private static String firstHead(Node node) {
    return Markdown.all(node, TableHead.class).stream()
        .map(head -> Markdown.words(head.getFirstChild().getFirstChild()).strip())
        .findFirst()
        .orElse("");
  }

  private static List<TableRow> rows(Node table) {
    return Markdown.all(table, TableBody.class).stream()
        .flatMap(body -> Markdown.all(body, TableRow.class).stream())
        .toList();
  }

  private static List<TableCell> cells(TableRow row) {
    return Markdown.all(row, TableCell.class);
  }
}
