package dev.loopbook.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads text that people edit: UTF-8, with or without the byte-order mark that some editors put
/// before it.
///
/// Line ends are left as they are. Whatever takes a text apart takes `\n` and `\r\n` alike.
public final class TextFile {

  private static final String MARK = "\uFEFF";

  private TextFile() {}

  /// Returns a file's text, without its mark.
  ///
  /// @throws CharacterCodingException if it isn't UTF-8
  public static String read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }

  /// Returns a file's text, without its mark; nothing if it has more than `most` bytes. What has no
  /// size, such as a pipe or a device without an end, is read only so far.
  ///
  /// @throws CharacterCodingException if it isn't UTF-8
  public static Optional<String> readUpTo(int most, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(most + 1);
      return bytes.length > most ? Optional.empty() : Optional.of(decode(bytes));
    }
  }

  /// Returns a file's lines, without their ends and without its mark.
  ///
  /// @throws CharacterCodingException if it isn't UTF-8
  public static List<String> lines(Path file) throws IOException {
    return read(file).lines().toList();
  }

  /// Returns the text that the bytes of a file stand for, without its mark.
  ///
  /// @throws CharacterCodingException if they aren't UTF-8
  public static String decode(byte[] bytes) throws CharacterCodingException {
    return withoutMark(
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
  }

  /// Returns a text without its mark, if it has one.
  public static String withoutMark(String text) {
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }
}
