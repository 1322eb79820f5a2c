package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Nearest;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/// Follows a page's links within the book: their files and headings must exist.
final class LinkCheck {

  private final Path home;

  LinkCheck(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  List<BookProblem> check(Page page) {
    var document = Markdown.parse(page.markdown());
    var problems = new ArrayList<BookProblem>();
    for (var link : Markdown.all(document, Link.class)) {
      wrong(link.getDestination(), page)
          .ifPresent(what -> problems.add(problem(page, Markdown.line(link), what)));
    }
    for (var image : Markdown.all(document, Image.class)) {
      wrong(image.getDestination(), page)
          .ifPresent(what -> problems.add(problem(page, Markdown.line(image), what)));
    }
    return problems;
  }

  private Optional<String> wrong(String target, Page page) {
    URI address;
    try {
      address = URI.create(target);
    } catch (IllegalArgumentException _) {
      return Optional.of(target + ": not a link address. Write spaces as %20");
    }
    if (address.getScheme() != null) {
      return Optional.empty(); // leads out of the book
    }
    var path = address.getPath();
    if (path == null || path.startsWith("/")) {
      return Optional.of(
          target + ": write the path from this folder, for instance ../ch01_a/README.md");
    }
    var directory = page.directory().toAbsolutePath();
    var file =
        path.isEmpty() ? directory.resolve("README.md") : directory.resolve(path).normalize();
    if (!file.startsWith(home)) {
      return Optional.of(target + ": leads out of the book. Name a file inside it");
    }
    if (!Files.exists(file)) {
      return Optional.of(target + ": leads to no file");
    }
    return address.getFragment() == null
        ? Optional.empty()
        : wrongHeading(target, address.getFragment(), file);
  }

  private static Optional<String> wrongHeading(String target, String heading, Path file) {
    var known = headings(file);
    if (known.contains(heading)) {
      return Optional.empty();
    }
    return Optional.of(format("%s: leads to no heading.%s", target, Nearest.hint(heading, known)));
  }

  private static Set<String> headings(Path file) {
    try {
      return Files.isRegularFile(file) && file.toString().endsWith(".md")
          ? HeadingAnchors.of(Markdown.parse(TextFile.read(file))).all()
          : Set.of();
    } catch (IOException _) {
      return Set.of(); // an unreadable text has no heading to link to
    }
  }

  private static BookProblem problem(Page page, int line, String message) {
    return new BookProblem(page.label(), line, message);
  }
}
