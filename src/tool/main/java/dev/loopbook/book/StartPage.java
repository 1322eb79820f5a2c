package dev.loopbook.book;

import dev.loopbook.text.Counted;
import dev.loopbook.text.Markup;
import java.util.List;

/// The page that a book opens at: what it is, how it is set up, a way in for each kind of reader,
/// and its contents.
final class StartPage {

  private StartPage() {}

  static Markup text(Chapters chapters, List<ExercisePage> exercises) {
    return Markup.of(
        """
        <h1>Loopbook</h1>
        <p class="lead">How an event loop works, and how to test code that runs on one: a workbook with a shell, in Java.
        Each chapter opens with a question that people really ask, lets you guess, and shows you the answer with a
        program of twenty lines that you can step through, here in the page or in the shell.</p>
        %s%s%s""",
        chapters.all().isEmpty() ? Markup.EMPTY : ways(chapters, exercises),
        contents(chapters, exercises),
        chapters
            .map()
            .map(map -> Markup.of("<p><a href=\"%s\">%s</a></p>\n", HtmlLinks.MAP, map.title()))
            .orElse(Markup.EMPTY));
  }

  private static Markup ways(Chapters chapters, List<ExercisePage> exercises) {
    var first = chapters.all().getFirst();
    var practice =
        exercises.isEmpty()
            ? Markup.EMPTY
            : Markup.of(
                "Each chapter ends with exercises; <code>./run.sh check</code> tells at once whether an answer is right.");
    return Markup.of(
        """
        <p>To run the programs yourself you need a JDK 25 and Maven, and these two commands in the folder where you cloned it:</p>
        <figure class="code"><pre tabindex="0"><code>./run.sh            # builds on first use, then opens the shell
        ./run.sh test       # checks everything
        </code></pre></figure>
        <h2 id="ways-in">Ways in</h2>
        <dl class="ways">
        <dt>You have never seen an event loop</dt>
        <dd>Begin with <a href="%s">%s</a> Guess before you look: every answer is folded. %s</dd>
        %s%s</dl>
        """,
        HtmlLinks.page(first), first.title(), practice, knowing(chapters), teaching(chapters));
  }

  private static Markup knowing(Chapters chapters) {
    return chapters.map().isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            """
            <dt>You know asyncio</dt>
            <dd>The loop means what CPython's means, to the tick, and each chapter has a table of the same thing elsewhere.
            <a href="%s#what-mirrors-what">What mirrors what</a> leads from the texts you know to the examples.</dd>
            """,
            HtmlLinks.MAP);
  }

  private static Markup teaching(Chapters chapters) {
    return chapters.map().isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            """
            <dt>You teach with it</dt>
            <dd><a href="%s#a-syllabus">Syllabuses</a> for 4, 8 and 14 weeks, and <a href="%s#for-instructors">a page for instructors</a>:
            demonstrations to play, and how to make your own.</dd>
            <dt>You grade</dt>
            <dd><a href="%s#for-graders">A page for graders</a>: exports of learning platforms, hidden tests, reports, walls.</dd>
            """,
            HtmlLinks.MAP, HtmlLinks.MAP, HtmlLinks.MAP);
  }

  private static Markup contents(Chapters chapters, List<ExercisePage> exercises) {
    var list = new StringBuilder("<h2 id=\"contents\">Contents</h2>\n");
    for (var part : BookPart.of(chapters.all())) {
      if (!part.title().isEmpty()) {
        list.append(Markup.of("<h3>%s</h3>\n", part.title()));
      }
      list.append("<ol class=\"contents\">\n");
      for (var chapter : part.chapters()) {
        list.append(
            Markup.of(
                "<li><span class=\"number\">%d</span><a href=\"%s\">%s</a><span class=\"minutes\">%s</span></li>\n",
                chapter.number(),
                HtmlLinks.page(chapter),
                chapter.title(),
                takes(chapter, exercises)));
      }
      list.append("</ol>\n");
    }
    return new Markup(list.toString());
  }

  private static String takes(Chapter chapter, List<ExercisePage> exercises) {
    var minutes = chapter.meta("minutes").map(count -> count + " min").orElse("");
    var count = exercises.stream().filter(each -> each.chapter().equals(chapter.id())).count();
    return count == 0 ? minutes : minutes + ", " + Counted.of(count, "exercise");
  }
}
