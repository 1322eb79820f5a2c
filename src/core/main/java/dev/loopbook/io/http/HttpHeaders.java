package dev.loopbook.io.http;

import static dev.loopbook.text.RootLocale.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The headers of a request or a response. Immutable; the case of a name does not count.
///
/// @param values the values by name, names in lower case and in alphabetical order
public record HttpHeaders(SortedMap<String, List<String>> values) {

  private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([^\";\\s]+)");

  private static final HttpHeaders NONE = new HttpHeaders(new TreeMap<>());

  /// @throws IllegalArgumentException if HTTP can't carry a name or a value
  public HttpHeaders {
    var copy = new TreeMap<String, List<String>>();
    values.forEach(
        (name, all) -> {
          requireSound(name, all);
          copy.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).addAll(all);
        });
    copy.replaceAll((_, all) -> List.copyOf(all));
    values = Collections.unmodifiableSortedMap(copy);
  }

  /// Returns no headers.
  public static HttpHeaders none() {
    return NONE;
  }

  /// Returns headers with these values by name.
  public static HttpHeaders of(Map<String, List<String>> values) {
    return new HttpHeaders(new TreeMap<>(values));
  }

  /// Returns these headers and one more; a name may have several values.
  public HttpHeaders with(String name, String value) {
    var more = new TreeMap<>(values);
    more.merge(
        name.toLowerCase(Locale.ROOT),
        List.of(value),
        (before, added) -> {
          var both = new ArrayList<>(before);
          both.addAll(added);
          return both;
        });
    return new HttpHeaders(more);
  }

  /// Returns the first value of `name`, if there is one.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// Returns the values of `name`, in their order; empty if there is none.
  public List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /// Returns the charset of the body; UTF-8 if no header names one that is known.
  Charset charset() {
    var named =
        first("content-type").map(CHARSET::matcher).filter(Matcher::find).map(it -> it.group(1));
    try {
      return named.map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static void requireSound(String name, List<String> all) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException(
          format("header name '%s': only letters, digits and dashes may stand in it", name));
    }
    for (var value : all) {
      if (!value
          .chars()
          .allMatch(c -> c == '\t' || (c >= 0x20 && c < 0x7f) || (c > 0x9f && c < 256))) {
        throw new IllegalArgumentException(
            format(
                "header %s: its value holds a line break or a letter outside Latin-1; encode it first",
                name));
      }
    }
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
