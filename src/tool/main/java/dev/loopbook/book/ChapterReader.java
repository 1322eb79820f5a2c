package dev.loopbook.book;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Heading;

/// Reads a folder as a chapter, and records what keeps it from being one.
final class ChapterReader {

  private static final Pattern FOLDER = Pattern.compile("ch([0-9]{2})_([a-z][a-z0-9_]*)");

  private final Path directory;
  private final String name;
  private final List<BookProblem> problems;

  ChapterReader(Path directory, List<BookProblem> problems) {
    this.directory = directory;
    this.name = directory.getFileName().toString();
    this.problems = problems;
  }

  Optional<Chapter> read() {
    var folder = FOLDER.matcher(name);
    if (!folder.matches()) {
      problem("a chapter's folder is named chNN_slug, for instance ch04_blocking");
      return Optional.empty();
    }
    var readme = directory.resolve("README.md");
    if (!Files.isRegularFile(readme)) {
      problem("this chapter has no README.md, and so no text");
      return Optional.empty();
    }
    String markdown;
    List<Example> examples;
    try {
      markdown = TextFile.read(readme);
      examples = examples(Chapter.shortName(Integer.parseInt(folder.group(1))));
    } catch (IOException failure) {
      problems.add(BookProblem.unreadable("chapters/" + name + "/README.md", failure));
      return Optional.empty();
    }
    noteUnreadable(AnswersPage.FILE);
    var number = Integer.parseInt(folder.group(1));
    var document = Markdown.parse(markdown);
    var frontMatter = new YamlFrontMatterVisitor();
    document.accept(frontMatter);
    var title = Markdown.all(document, Heading.class).stream().map(Markdown::words).findFirst();
    if (title.isEmpty()) {
      problem("this chapter has no title. Open it with a heading: # The reader's question");
    }
    return Optional.of(
        new Chapter(
            number,
            folder.group(2),
            title.orElse(folder.group(2)),
            frontMatter.getData(),
            directory,
            markdown,
            examples));
  }

  private void noteUnreadable(String fileName) {
    var file = directory.resolve(fileName);
    if (Files.isRegularFile(file)) {
      try {
        TextFile.read(file);
      } catch (IOException failure) {
        problems.add(BookProblem.unreadable("chapters/" + name + "/" + fileName, failure));
      }
    }
  }

  private List<Example> examples(String chapter) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .sorted()
          .map(file -> new Example(chapter, withoutEnding(file), file))
          .toList();
    }
  }

  private static String withoutEnding(Path file) {
    return file.getFileName().toString().replaceFirst("\\.java$", "");
  }

  private void problem(String message) {
    problems.add(problem(name, 1, message));
  }

  static BookProblem problem(String chapter, int line, String message) {
    return new BookProblem("chapters/" + chapter + "/README.md", line, message);
  }
}
