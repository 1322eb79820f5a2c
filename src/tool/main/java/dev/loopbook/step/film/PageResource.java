package dev.loopbook.step.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The styles and scripts that stand in the pages we write. They are files of the jar.
public final class PageResource {

  private PageResource() {}

  /// Returns the text of a file that is in the jar beside a class.
  public static String text(Class<?> beside, String name) {
    try (var in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar. Build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns a script, so wrapped that a reader of XML leaves it alone.
  public static String script(Class<?> beside, String name) {
    return "//<![CDATA[\n" + text(beside, name) + "//]]>\n";
  }
}
