package dev.loopbook.book;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/// The names by which links refer to a text's headings, formed as GitHub does.
///
/// Lower case, hyphens for spaces, no punctuation; the second heading of the same name gets `-1`,
/// the third `-2`.
final class HeadingAnchors {

  private final Map<Heading, String> names = new IdentityHashMap<>();

  private HeadingAnchors() {}

  static HeadingAnchors of(Node document) {
    var anchors = new HeadingAnchors();
    var seen = new HashMap<String, Integer>();
    for (var heading : Markdown.all(document, Heading.class)) {
      var name = plainName(Markdown.words(heading));
      var before = seen.merge(name, 1, Integer::sum) - 1;
      anchors.names.put(heading, before == 0 ? name : name + "-" + before);
    }
    return anchors;
  }

  static String plainName(String words) {
    return words
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
        .replace(' ', '-');
  }

  /// Returns the name of a heading of this text.
  Optional<String> of(Heading heading) {
    return Optional.ofNullable(names.get(heading));
  }

  /// Returns all names.
  Set<String> all() {
    return new TreeSet<>(names.values());
  }
}
