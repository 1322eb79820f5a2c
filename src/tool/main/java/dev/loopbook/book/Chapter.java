package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chapter of the book: a folder with its text and its examples.
///
/// @param number the number in its folder's name, 4 for `ch04_blocking`
/// @param slug the rest of that name, `blocking`
/// @param title the first heading of the text
/// @param frontMatter what's between the `---` lines at the top of the text; every value is a list
/// @param directory the folder
/// @param markdown the whole text of its README.md
/// @param examples its Java files, by name
public record Chapter(
    int number,
    String slug,
    String title,
    Map<String, List<String>> frontMatter,
    Path directory,
    String markdown,
    List<Example> examples)
    implements Page {

  /// Keeps its own copies.
  public Chapter {
    frontMatter = Map.copyOf(frontMatter);
    examples = List.copyOf(examples);
  }

  /// Returns the chapter's short name, as commands use it: `ch04`.
  public String id() {
    return shortName(number);
  }

  /// Returns the folder's name: `ch04_blocking`.
  public String name() {
    return id() + "_" + slug;
  }

  @Override
  public String label() {
    return "chapters/" + name() + "/README.md";
  }

  /// Returns the script that `play` plays; it might not exist.
  public Path demo() {
    return directory.resolve("demo.loop");
  }

  /// Returns the answers to what it asks its reader to change and to make, if there are any.
  public Optional<AnswersPage> answers() {
    return AnswersPage.in(directory);
  }

  /// Returns the first value of a key in the front matter.
  public Optional<String> meta(String key) {
    return frontMatter.getOrDefault(key, List.of()).stream().findFirst();
  }

  /// Returns the questions that the text asks before it shows an output.
  public List<Prediction> predictions() {
    return Predictions.in(Markdown.parse(markdown)).all();
  }

  static String shortName(int number) {
    return format("ch%02d", number);
  }
}
