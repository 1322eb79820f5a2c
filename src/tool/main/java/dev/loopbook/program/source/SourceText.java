package dev.loopbook.program.source;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The text of one source file, and its lines counted from 1.
///
/// @param file the path as the caller gave it, which is how messages name it
/// @param text all of it
public record SourceText(Path file, String text) {

  /// The largest program accepted: more than anyone writes by hand, yet small enough to show.
  static final long MOST_BYTES = 1 << 20;

  /// Reads a file that can hold Java source.
  ///
  /// @throws UnreadableSource if there's no such file or it can't be Java source; the message names
  ///   the file and says what to do
  public static SourceText read(Path file) throws UnreadableSource {
    refuseWhatIsNoFile(file);
    byte[] bytes;
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new UnreadableSource(
            file, format("%,d bytes, and a program may have %,d at most", size, MOST_BYTES));
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnreadableSource(file, "cannot be read (" + e.getMessage() + ")");
    }
    return new SourceText(file, decode(file, bytes));
  }

  /// Returns whether there's nothing in it but blanks.
  public boolean isEmpty() {
    return text.isBlank();
  }

  /// Returns the number of lines.
  public int lineCount() {
    return (int) text.lines().count();
  }

  /// Returns the line with this number, without its line end, or nothing outside the text.
  public Optional<String> line(int number) {
    return number < 1 ? Optional.empty() : text.lines().skip(number - 1L).findFirst();
  }

  /// Returns the package that the text declares: empty for none.
  public String packageName() {
    return PackageClause.of(text);
  }

  private static void refuseWhatIsNoFile(Path file) throws UnreadableSource {
    if (Files.isDirectory(file)) {
      throw new UnreadableSource(file, "a directory, not a Java file." + filesIn(file));
    }
    if (!Files.exists(file)) {
      throw new UnreadableSource(file, "no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnreadableSource(file, "not a regular file");
    }
    if (!file.getFileName().toString().endsWith(".java")) {
      throw new UnreadableSource(file, "not a Java file: its name must end in .java");
    }
    if (!Files.isReadable(file)) {
      throw new UnreadableSource(file, "no permission to read it");
    }
  }

  private static String filesIn(Path directory) {
    try (Stream<Path> inside = Files.list(directory)) {
      List<String> names =
          inside
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .sorted()
              .limit(5)
              .toList();
      return names.isEmpty()
          ? " There is none in it"
          : " Name one of its files: " + String.join(", ", names);
    } catch (IOException e) {
      return "";
    }
  }

  private static String decode(Path file, byte[] bytes) throws UnreadableSource {
    try {
      return TextFile.decode(bytes);
    } catch (CharacterCodingException _) {
      throw new UnreadableSource(
          file,
          format(
              "not UTF-8 text (line %d has other bytes). Save the file as UTF-8",
              lineOfFirstBadByte(bytes)));
    }
  }

  private static int lineOfFirstBadByte(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    int line = 1;
    for (int i = 0; i < in.position(); i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
