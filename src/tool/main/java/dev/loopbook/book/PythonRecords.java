package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What Python scripts printed when somebody ran them, for the claims that the book makes about
/// asyncio.
///
/// The record of `ties.py` is `ties.txt` beside it. Its first line names the version of Python and
/// the digest of the script, so that a changed script needs a new record. No Python is needed to
/// read one.
final class PythonRecords {
  private static final String AGAIN = "Record it again: python3.13 src/tool/test/book/record.py";

  private PythonRecords() {}

  static ExpectedFence source(FenceSpec.PythonSource source, Page page) {
    var file = page.directory().resolve(source.file());
    try {
      return new ExpectedFence.Lines(TextFile.lines(file), format("what %s holds", source.file()));
    } catch (IOException _) {
      return ExpectedFence.Wrong.of(
          format("%s: no such file beside %s", source.file(), page.label()));
    }
  }

  static ExpectedFence output(FenceSpec.PythonOutput output, Page page) {
    var script = page.directory().resolve(output.file());
    var record = script.resolveSibling(script.getFileName().toString().replace(".py", ".txt"));
    if (!Files.isRegularFile(record)) {
      return ExpectedFence.Wrong.of(format("%s has no record. %s", output.file(), AGAIN));
    }
    try {
      var lines = TextFile.lines(record);
      if (lines.isEmpty() || !lines.getFirst().endsWith(" " + digest(script))) {
        return ExpectedFence.Wrong.of(
            format("%s has changed since it was recorded. %s", output.file(), AGAIN));
      }
      return new ExpectedFence.Lines(
          lines.subList(1, lines.size()), format("what %s printed", output.file()));
    } catch (IOException failure) {
      return ExpectedFence.Wrong.of(
          format("%s: cannot be read: %s", output.file(), failure.getMessage()));
    }
  }

  /// Returns the first 16 digits of a file's SHA-256, whatever its line ends.
  static String digest(Path script) throws IOException {
    try {
      var text = String.join("\n", TextFile.lines(script)) + "\n";
      var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has SHA-256
    }
  }
}
