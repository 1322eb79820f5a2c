package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/// The name of the folder that a student's reports go into. Names come from strangers, who may call
/// themselves `../../etc` on a platform: no name leads anywhere else, and different names stay
/// different.
public final class StudentFolder {
  private static final String UNSAFE = "/\\:*?\"<>|%";
  private static final int LONGEST = 180; // bytes, of the 255 that file systems take
  private static final Set<String> OF_WINDOWS = Set.of("con", "prn", "aux", "nul");

  private StudentFolder() {}

  /// Returns the folder's name. What a path can't hold is percent-encoded as in a URL.
  public static String of(String student) {
    var safe = new StringBuilder();
    student
        .codePoints()
        .forEach(
            point -> {
              var atEdge = safe.isEmpty() && point == '.';
              if (atEdge || UNSAFE.indexOf(point) >= 0 || Character.isISOControl(point)) {
                safe.append(format("%%%02X", point));
              } else {
                safe.appendCodePoint(point);
              }
            });
    var name = safe.toString();
    if (name.isBlank() || name.endsWith(".") || name.endsWith(" ") || isOfWindows(name)) {
      name += "%";
    }
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST ? name : cut(name);
  }

  private static boolean isOfWindows(String name) {
    return OF_WINDOWS.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Shortens a name, and tells it apart from others that begin in the same way.
  private static String cut(String name) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    var sum = new CRC32();
    sum.update(bytes);
    var length = name.length();
    while (name.substring(0, length).getBytes(StandardCharsets.UTF_8).length > LONGEST - 9) {
      length -= Character.charCount(name.codePointBefore(length));
    }
    return format("%s%%%08x", name.substring(0, length), sum.getValue());
  }
}
