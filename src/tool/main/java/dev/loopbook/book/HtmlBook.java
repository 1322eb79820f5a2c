package dev.loopbook.book;

import dev.loopbook.program.WholeFile;
import dev.loopbook.text.Markup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The book as web pages: a start page, one for each chapter and each exercise, the map, and one to
/// search on.
///
/// Every page is self-contained, with its style, its films and the scripts that play them in it:
/// nothing comes from elsewhere, and it reads as well without the scripts. The same chapters give
/// the same bytes, but for the films of programs that open real sockets: their ports differ.
public final class HtmlBook {

  private static final Pattern PARTS = Pattern.compile("^(?=##)", Pattern.MULTILINE);

  private final Chapters chapters;
  private final List<ExercisePage> exercises;
  private final List<BookProblem> unreadable;
  private final HtmlText html;
  private final HtmlPage frame;

  /// Makes a book of these chapters and exercises.
  ///
  /// @param films makes the films of the chapters' examples
  public HtmlBook(Chapters chapters, List<ExercisePage> exercises, FilmMaker films) {
    this(chapters, exercises, films, List.of());
  }

  /// Makes a book of these chapters and exercises.
  ///
  /// @param films makes the films of the chapters' examples
  /// @param unreadable what couldn't be read of the exercises
  public HtmlBook(
      Chapters chapters,
      List<ExercisePage> exercises,
      FilmMaker films,
      List<BookProblem> unreadable) {
    this.chapters = chapters;
    this.unreadable = List.copyOf(unreadable);
    this.exercises = List.copyOf(exercises);
    this.html = new HtmlText(new HtmlLinks(chapters, this.exercises), films);
    this.frame = new HtmlPage(chapters, !chapters.all().isEmpty());
  }

  /// Returns the pages by file name, `index.html` first.
  public SequencedMap<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    makers().forEach((name, maker) -> pages.put(name, maker.get()));
    return pages;
  }

  /// Returns what is wrong with the pages, by file and line: files that can't be read, links that
  /// lead nowhere, answers that aren't folded.
  public List<BookProblem> problems() {
    var problems = new ArrayList<>(chapters.problems());
    problems.addAll(unreadable);
    var links = new LinkCheck(chapters.home());
    for (var page : chapters.pages()) {
      problems.addAll(links.check(page));
      if (page instanceof Chapter chapter) {
        problems.addAll(AnswerFoldCheck.check(chapter));
      }
    }
    return problems;
  }

  /// Returns one page; nothing if no page has that file name.
  public Optional<String> page(String name) {
    return Optional.ofNullable(makers().get(name)).map(Supplier::get);
  }

  /// Returns an example that pages link to, such as `ch01_lifecycle/TwoTasks.java`.
  public Optional<Example> example(String name) {
    return chapters.all().stream()
        .flatMap(chapter -> chapter.examples().stream())
        .filter(example -> name.equals(copy(example).toString()))
        .findFirst();
  }

  private SequencedMap<String, Supplier<String>> makers() {
    var makers = new LinkedHashMap<String, Supplier<String>>();
    makers.put(HtmlLinks.START, this::start);
    chapters.map().ifPresent(map -> makers.put(HtmlLinks.MAP, () -> map(map)));
    for (var chapter : chapters.all()) {
      makers.put(HtmlLinks.page(chapter), () -> page(chapter));
    }
    for (var exercise : exercises) {
      makers.put(HtmlLinks.page(exercise), () -> page(exercise));
    }
    if (!chapters.all().isEmpty()) {
      makers.put(HtmlLinks.SEARCH, this::search);
    }
    return makers;
  }

  /// Returns where the copy of an example is, beside the pages.
  private static Path copy(Example example) {
    var file = example.file();
    return file.subpath(file.getNameCount() - 2, file.getNameCount());
  }

  /// Writes the pages, and the examples that they link to, each as a whole, and returns the files
  /// written.
  ///
  /// @param directory where to; created if it doesn't exist, and nothing else in it is touched
  /// @param beforeEach called before each file: it may throw to end the writing between two files
  /// @throws IOException if a file cannot be written
  public List<Path> write(Path directory, Runnable beforeEach) throws IOException {
    var written = new ArrayList<Path>();
    Files.createDirectories(directory);
    for (var page : pages().entrySet()) {
      beforeEach.run();
      var file = directory.resolve(page.getKey());
      WholeFile.write(file, page.getValue());
      written.add(file);
    }
    for (var chapter : chapters.all()) {
      for (var example : chapter.examples()) {
        beforeEach.run();
        var copy = directory.resolve(copy(example));
        Files.createDirectories(copy.getParent());
        WholeFile.write(copy, Files.readAllBytes(example.file()));
        written.add(copy);
      }
    }
    return written;
  }

  private String start() {
    return frame.of(
        HtmlLinks.START, "Loopbook", List.of(), StartPage.text(chapters, exercises), Markup.EMPTY);
  }

  private String map(FrontPage map) {
    return frame.of(
        HtmlLinks.MAP,
        map.title() + " · Loopbook",
        HtmlText.contents(map),
        html.of(map),
        Markup.EMPTY);
  }

  private String page(Chapter chapter) {
    return frame.of(
        HtmlLinks.page(chapter),
        chapter.title() + " · Loopbook",
        HtmlText.contents(chapter),
        Markup.join(
            List.of(
                html.of(chapter),
                chapter.answers().map(this::folded).orElse(Markup.EMPTY),
                practice(chapter))),
        neighbours(chapters.all(), chapter, HtmlBook::link));
  }

  /// Returns answers as parts that the reader opens one by one.
  private Markup folded(AnswersPage answers) {
    var parts = new ArrayList<Markup>();
    parts.add(new Markup("<h2 id=\"answers\">Answers</h2>\n"));
    for (var part : PARTS.split(answers.markdown(), -1)) {
      var title = part.lines().findFirst().orElse("");
      if (title.startsWith("##")) {
        parts.add(folded(title.replaceFirst("^#+ *", ""), answers, part.substring(title.length())));
      }
    }
    return Markup.join(parts);
  }

  private Markup folded(String title, AnswersPage answers, String part) {
    return part.isBlank()
        ? Markup.of("<h3>%s</h3>\n", title)
        : Markup.of(
            "<details><summary>%s</summary>\n%s</details>\n",
            title.replace("`", ""), html.of(answers, part));
  }

  /// Returns the list of a chapter's exercises.
  private Markup practice(Chapter chapter) {
    var list =
        exercises.stream()
            .filter(each -> each.chapter().equals(chapter.id()))
            .map(
                each ->
                    Markup.of(
                        "<li><a href=\"%s\">%s</a> <small>%s · %s</small></li>\n",
                        HtmlLinks.page(each), each.title(), each.shortId(), each.about()))
            .toList();
    return list.isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            "<h2 id=\"exercises-of-this-chapter\">Exercises</h2>\n<ul>\n%s</ul>\n",
            Markup.join(list));
  }

  private String page(ExercisePage exercise) {
    var chapter =
        chapters.all().stream().filter(each -> each.id().equals(exercise.chapter())).findFirst();
    return frame.of(
        HtmlLinks.page(exercise),
        exercise.title() + " · Loopbook",
        List.of(),
        Markup.of(
            """
            <h1>%s</h1>
            <p class="about">%s · %s%s</p>
            %s<figure class="code"><pre tabindex="0"><code>./run.sh check %s
            </code></pre></figure>
            %s%s%s""",
            exercise.title(),
            exercise.shortId(),
            exercise.about(),
            chapter
                .map(found -> Markup.of(" · chapter %d, %s", found.number(), link(found)))
                .orElse(Markup.EMPTY),
            html.of(exercise),
            exercise.shortId(),
            files("What you edit", exercise.starter(), true),
            files("What is given", exercise.given(), false),
            hints(exercise, 0)),
        neighbours(exercises, exercise, HtmlBook::link));
  }

  private static Markup files(String heading, List<ExercisePage.CodeFile> files, boolean open) {
    if (files.isEmpty()) {
      return Markup.EMPTY;
    }
    var shown = new ArrayList<Markup>();
    shown.add(Markup.of("<h2>%s</h2>\n", heading));
    for (var file : files) {
      shown.add(
          Markup.of(
              "<details%s><summary>%s</summary>\n%s</details>\n",
              open ? new Markup(" open=\"open\"") : Markup.EMPTY,
              file.name(),
              HtmlFences.file(file.name(), file.text())));
    }
    return Markup.join(shown);
  }

  /// Returns the hints from one on, each inside the one before: nobody sees the last one first.
  private Markup hints(ExercisePage exercise, int from) {
    if (from == exercise.hints().size()) {
      return Markup.EMPTY;
    }
    return Markup.of(
        "%s<details class=\"hint\"><summary>Hint %d of %d</summary>\n%s%s</details>\n",
        from == 0 ? new Markup("<h2>Hints</h2>\n") : Markup.EMPTY,
        from + 1,
        exercise.hints().size(),
        html.of(exercise, exercise.hints().get(from)),
        hints(exercise, from + 1));
  }

  /// Returns the links to what comes before and after a page.
  private static <T> Markup neighbours(List<T> all, T page, Function<T, Markup> link) {
    var at = all.indexOf(page);
    return Markup.of(
        "<footer><span>%s</span><span>%s</span></footer>",
        at == 0 ? Markup.EMPTY : Markup.of("← %s", link.apply(all.get(at - 1))),
        at + 1 == all.size() ? Markup.EMPTY : Markup.of("%s →", link.apply(all.get(at + 1))));
  }

  private String search() {
    var page = new SearchPage();
    for (var chapter : chapters.all()) {
      page.add(
          HtmlLinks.page(chapter),
          chapter.title(),
          "chapter " + chapter.number(),
          chapter.markdown());
    }
    for (var exercise : exercises) {
      page.add(HtmlLinks.page(exercise), exercise.title(), exercise.shortId(), exercise.markdown());
    }
    chapters.map().ifPresent(map -> page.add(HtmlLinks.MAP, map.title(), "map", map.markdown()));
    return frame.of(HtmlLinks.SEARCH, "Search · Loopbook", List.of(), page.text(), Markup.EMPTY);
  }

  private static Markup link(Chapter chapter) {
    return Markup.of("<a href=\"%s\">%s</a>", HtmlLinks.page(chapter), chapter.title());
  }

  private static Markup link(ExercisePage exercise) {
    return Markup.of("<a href=\"%s\">%s</a>", HtmlLinks.page(exercise), exercise.title());
  }
}
