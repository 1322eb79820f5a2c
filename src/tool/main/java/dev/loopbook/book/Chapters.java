package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The chapters of a book. Finds them, and their examples, by the names that readers use.
public final class Chapters {

  private static final Pattern NUMBER = Pattern.compile("(?:ch)?0*([0-9]{1,4})");

  private final Path home;
  private final List<Chapter> all;
  private final List<BookProblem> problems;

  private Chapters(Path home, List<Chapter> all, List<BookProblem> problems) {
    this.home = home;
    this.all = List.copyOf(all);
    this.problems = List.copyOf(problems);
  }

  /// Reads the chapters in a home directory: the folders `chapters/chNN_slug` with a README.md.
  ///
  /// A home without chapters is an empty book, not an error. What can't be read is listed in
  /// [#problems].
  public static Chapters in(Path home) {
    var folder = home.resolve("chapters");
    if (!Files.isDirectory(folder)) {
      return new Chapters(home, List.of(), List.of());
    }
    var chapters = new ArrayList<Chapter>();
    var problems = new ArrayList<BookProblem>();
    try (Stream<Path> children = Files.list(folder)) {
      for (var child : children.filter(Files::isDirectory).sorted().toList()) {
        new ChapterReader(child, problems).read().ifPresent(chapters::add);
      }
    } catch (IOException failure) {
      problems.add(BookProblem.unreadable("chapters", failure));
    }
    FrontPage.in(home, problems);
    var order = ReadingOrder.in(home);
    chapters.sort(
        Comparator.comparing(Chapter::number, order.byNumber()).thenComparing(Chapter::slug));
    for (var i = 1; i < chapters.size(); i++) {
      var chapter = chapters.get(i);
      if (chapter.number() == chapters.get(i - 1).number()) {
        problems.add(
            ChapterReader.problem(
                chapter.name(),
                1,
                format(
                    "chapter %d is there already: %s. Give one of them another number",
                    chapter.number(), chapters.get(i - 1).name())));
      }
    }
    for (var chapter : chapters) {
      checkFollowed(chapter, chapters, order).ifPresent(problems::add);
    }
    return new Chapters(home, chapters, problems);
  }

  private static Optional<BookProblem> checkFollowed(
      Chapter chapter, List<Chapter> all, ReadingOrder order) {
    return chapter
        .meta(ReadingOrder.KEY)
        .filter(
            followed ->
                !order.follows(chapter.number())
                    || all.stream().noneMatch(other -> other.id().equals(followed)))
        .map(
            followed ->
                ChapterReader.problem(
                    chapter.name(),
                    1,
                    format(
                        "after: %s. Name the chapter that it follows, as in after: ch11; that one can't follow it in turn",
                        followed)));
  }

  /// Returns the directory that contains `chapters/`.
  public Path home() {
    return home;
  }

  /// Returns the chapters in the order in which they are read.
  public List<Chapter> all() {
    return all;
  }

  /// Returns all texts of the book: the front pages, then the chapters, each with its answers.
  public List<Page> pages() {
    return Stream.<Page>concat(
            FrontPage.in(home, new ArrayList<>()).stream(),
            all.stream()
                .flatMap(chapter -> Stream.concat(Stream.of(chapter), chapter.answers().stream())))
        .toList();
  }

  /// Returns the map of the book, `chapters/README.md`, if it exists.
  public Optional<FrontPage> map() {
    return FrontPage.in(home, new ArrayList<>()).stream().filter(FrontPage::isMap).findFirst();
  }

  /// Returns what's wrong with the folders themselves: names, numbers, missing texts and titles.
  public List<BookProblem> problems() {
    return problems;
  }

  /// Finds a chapter by number (`4`, `04`), short name (`ch4`, `ch04`), folder (`ch04_blocking`) or
  /// slug.
  ///
  /// Ignores case, a leading `chapters/` and a trailing slash.
  public Lookup<Chapter> find(String typed) {
    var wanted = tidy(typed);
    var number = NUMBER.matcher(wanted);
    for (var chapter : all) {
      if (number.matches()
          ? Integer.parseInt(number.group(1)) == chapter.number()
          : wanted.equals(lower(chapter.name())) || wanted.equals(lower(chapter.slug()))) {
        return new Lookup.Found<>(chapter);
      }
    }
    var names =
        all.stream()
            .flatMap(chapter -> Stream.of(chapter.id(), chapter.name(), chapter.slug()))
            .toList();
    return new Lookup.Unknown<>(typed, "chapter", Nearest.to(wanted, names));
  }

  /// Finds an example by chapter and name (`ch01/TwoTasks`, `ch01_lifecycle/TwoTasks.java`), or by
  /// its name alone if it's the only one of that name.
  public Lookup<Example> findExample(String typed) {
    var wanted = tidy(typed).replaceFirst("\\.java$", "");
    var slash = wanted.lastIndexOf('/');
    var name = wanted.substring(slash + 1);
    var within = slash < 0 ? all : chapterNamed(wanted.substring(0, slash));
    var found =
        within.stream()
            .flatMap(chapter -> chapter.examples().stream())
            .filter(example -> lower(example.name()).equals(name))
            .toList();
    return switch (found.size()) {
      case 0 -> unknownExample(typed, within, name);
      case 1 -> new Lookup.Found<>(found.getFirst());
      default -> new Lookup.Ambiguous<>(typed, "example", found.stream().map(Example::id).toList());
    };
  }

  private List<Chapter> chapterNamed(String typed) {
    return find(typed) instanceof Lookup.Found<Chapter>(var chapter) ? List.of(chapter) : List.of();
  }

  private Lookup<Example> unknownExample(String typed, List<Chapter> within, String name) {
    // if the chapter is right, only the name can be wrong
    var near = near(name, within);
    return new Lookup.Unknown<>(typed, "example", near.isEmpty() ? near(name, all) : near);
  }

  private static List<String> near(String name, List<Chapter> chapters) {
    var examples = chapters.stream().flatMap(chapter -> chapter.examples().stream()).toList();
    var names = Nearest.to(name, examples.stream().map(Example::name).toList());
    return names.stream()
        .flatMap(near -> examples.stream().filter(example -> example.name().equals(near)))
        .map(Example::id)
        .toList();
  }

  private static String tidy(String typed) {
    return lower(typed.strip()).replaceFirst("^(\\./)?(chapters/)?", "").replaceFirst("/+$", "");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
