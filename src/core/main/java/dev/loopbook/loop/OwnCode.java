package dev.loopbook.loop;

import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Distinguishes Loopbook's own classes from those of the program that uses it.
///
/// Loopbook comes in several jars, and the core knows only its own. So each jar contains a marker
/// file, and everything next to one is Loopbook's. Package names wouldn't do: our own tests are in
/// the same packages, and they count as programs.
final class OwnCode {

  private static final String MARKER = "META-INF/loopbook/own";

  private static final Set<String> PLACES = places();

  private OwnCode() {}

  /// Returns whether a class came from a jar or folder of Loopbook's.
  static boolean contains(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    return source != null
        && source.getLocation() != null
        && PLACES.contains(decoded(source.getLocation().toString()));
  }

  private static Set<String> places() {
    return OwnCode.class
        .getClassLoader()
        .resources(MARKER)
        .map(OwnCode::place)
        .collect(Collectors.toUnmodifiableSet());
  }

  // "jar:file:/lib/core.jar!/META-INF/…" or "file:/target/core/classes/META-INF/…", as opposed to
  // a code source's "file:/lib/core.jar" or "file:/target/core/classes/".
  private static String place(URL marker) {
    var text = marker.toString();
    var folder = text.substring(0, text.length() - MARKER.length());
    return decoded(
        folder.startsWith("jar:")
            ? folder.substring("jar:".length(), folder.length() - "!/".length())
            : folder);
  }

  // The JVM writes the ü of a folder as it is in one of the two, and as %C3%BC in the other.
  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url; // a % of the folder's own name
    }
  }
}
