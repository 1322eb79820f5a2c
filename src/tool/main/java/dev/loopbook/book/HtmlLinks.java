package dev.loopbook.book;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// Turns the links of a chapter's text into links between pages.
///
/// A link to another chapter or to an exercise leads to its page, a link to a chapter's Java file
/// to the copy next to the pages. A link to something outside the HTML book becomes plain text.
final class HtmlLinks {

  /// The name of the map's page.
  static final String MAP = "map.html";

  /// The name of the start page.
  static final String START = "index.html";

  /// The name of the page to search on.
  static final String SEARCH = "search.html";

  private final Chapters chapters;
  private final List<ExercisePage> exercises;

  HtmlLinks(Chapters chapters, List<ExercisePage> exercises) {
    this.chapters = chapters;
    this.exercises = exercises;
  }

  /// Returns the name of an exercise's page.
  static String page(ExercisePage exercise) {
    return "exercise_" + exercise.id().replace('/', '_') + ".html";
  }

  /// Returns the name of a chapter's page.
  static String page(Chapter chapter) {
    return chapter.name() + ".html";
  }

  void rewrite(Node document, Page page) {
    for (var link : Markdown.all(document, Link.class)) {
      var target = target(link.getDestination(), page);
      if (target.isPresent()) {
        link.setDestination(target.get());
      } else {
        unlink(link);
      }
    }
  }

  private Optional<String> target(String destination, Page from) {
    URI address;
    try {
      address = URI.create(destination);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    var path = address.getPath();
    if (address.getScheme() != null || path == null || path.isEmpty()) {
      return Optional.of(destination);
    }
    var file = from.directory().resolve(path).normalize();
    var fragment = address.getFragment() == null ? "" : "#" + address.getFragment();
    if (chapters.map().filter(map -> file.equals(map.readme().normalize())).isPresent()) {
      return Optional.of(MAP + fragment);
    }
    for (var chapter : chapters.all()) {
      var directory = chapter.directory().normalize();
      if (file.equals(directory) || file.equals(chapter.readme().normalize())) {
        return Optional.of(page(chapter) + fragment);
      }
      if (chapter.examples().stream().anyMatch(each -> each.file().normalize().equals(file))) {
        return Optional.of(chapter.name() + "/" + file.getFileName());
      }
    }
    return ExercisePage.in(exercises, file).map(HtmlLinks::page);
  }

  /// Replaces a link with its text.
  static void unlink(Link link) {
    for (var child : Markdown.children(link)) {
      link.insertBefore(child);
    }
    link.unlink();
  }
}
