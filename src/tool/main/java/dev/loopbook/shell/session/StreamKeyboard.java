package dev.loopbook.shell.session;

import dev.loopbook.text.Shorten;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Input that is no terminal. Each line is printed behind its prompt, so that the output reads as a
/// session does.
public final class StreamKeyboard implements Keyboard {
  private static final int SHOWN = 300;

  private final InputStream in;
  private final BufferedReader lines;
  private final Screen screen;
  private @Nullable StreamKeys keys;

  /// Makes a keyboard that reads from a stream.
  public StreamKeyboard(InputStream in, Screen screen) {
    this.in = in;
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.screen = screen;
  }

  @Override
  public Optional<String> line(String prompt) {
    var line = read();
    line.ifPresent(text -> screen.line((prompt + Shorten.toLength(text, SHOWN)).stripTrailing()));
    return line;
  }

  @Override
  public Optional<String> answer(String prompt) {
    return line(prompt);
  }

  @Override
  public int forgetPasted() {
    return 0;
  }

  @Override
  public Keys keys() {
    var known = keys;
    if (known == null) {
      known = new StreamKeys(lines);
      keys = known;
    }
    return known;
  }

  @Override
  public InputStream input() {
    return in;
  }

  private Optional<String> read() {
    var line = new StringBuilder();
    try {
      var c = lines.read();
      if (c < 0) {
        return Optional.empty();
      }
      for (; c >= 0 && c != '\n'; c = lines.read()) {
        // A line that's longer is refused, whatever follows.
        if (line.length() <= CommandWords.LONGEST) {
          line.append((char) c);
        }
      }
    } catch (IOException _) {
      return Optional.empty(); // as good as its end
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return Optional.of(line.toString());
  }
}
