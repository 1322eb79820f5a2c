package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Shorten;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/// The path of an entry in an archive, as its maker wrote it, which may be meant to do harm.
final class ZipPath {
  /// What archives are opened with. Only a name that is marked as UTF-8 is sure to be it: Windows
  /// writes its old code pages, and macOS leaves the mark out. This decodes any bytes, and [#of]
  /// finds out what they are.
  static final Charset NAMES = StandardCharsets.ISO_8859_1;

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private ZipPath() {}

  /// Returns why an archive is refused that Java can't read.
  static String refusal(Exception failure) {
    return String.valueOf(failure.getMessage()).contains("encrypted")
        ? "the archive has a password. Ask for one without"
        : format("the archive is damaged (%s)", failure.getMessage());
  }

  /// Returns an entry's path without the `./` that some tools put in front.
  static String of(ZipEntry entry) {
    return name(entry).replace('\\', '/').replaceFirst("^(?:\\./++)++", "");
  }

  private static String name(ZipEntry entry) {
    var name = entry.getName();
    try {
      var bytes = NAMES.newEncoder().encode(CharBuffer.wrap(name)); // fails if it was marked
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return name;
    }
  }

  /// Returns the path of one more entry.
  ///
  /// @param seen the paths of the entries before it, to which it's added
  /// @throws HandIn.Refusal if it leads out of the folder that the archive would be unpacked into,
  ///   or is there twice, or if there are too many
  static String next(ZipEntry entry, Set<String> seen) throws HandIn.Refusal {
    var path = of(entry);
    if (path.startsWith("/")
        || DRIVE.matcher(path).matches()
        || path.indexOf('\0') >= 0
        || List.of(path.split("/")).contains("..")) {
      throw new HandIn.Refusal(
          format("the archive holds %s, which leads outside", shownOnOneLine(path)));
    }
    if (!seen.add(path)) {
      throw new HandIn.Refusal(format("the archive holds %s twice", shownOnOneLine(path)));
    }
    if (seen.size() > HandIn.MOST_FILES) {
      throw new HandIn.Refusal(format("the archive holds more than %,d files", HandIn.MOST_FILES));
    }
    return path;
  }

  private static String shownOnOneLine(String path) {
    return ControlCharacters.shownOnOneLine(Shorten.toLength(path, 100));
  }
}
