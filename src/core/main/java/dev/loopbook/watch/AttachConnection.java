package dev.loopbook.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Somebody who is attached: one line of text for each question, one of JSON for each answer.
///
/// ```
/// loopbook-attach 1 TOKEN     comes first; a wrong token is answered with an end
/// report                      the loop, as LoopReport writes it
/// hold                        the same, and the loop is held
/// tick                        of a loop that is held: the same a tick later
/// go                          lets it go
/// ```
final class AttachConnection {
  private static final String HELLO = "loopbook-attach 1 ";
  private static final int LONGEST_LINE = 200;

  /// How long whoever is here may say nothing. A loop is held no longer than that.
  private static final int PATIENCE_MILLIS = 600_000;

  /// Who doesn't come with the token at once isn't a person's program.
  private static final int HELLO_MILLIS = 5_000;

  private final Socket socket;
  private final byte[] hello;
  private final LoopQuestions questions;

  AttachConnection(Socket socket, String token, LoopQuestions questions) {
    this.socket = socket;
    this.hello = (HELLO + token).getBytes(StandardCharsets.UTF_8);
    this.questions = questions;
  }

  /// Answers until whoever asks is gone.
  void serve() throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    socket.setSoTimeout(HELLO_MILLIS);
    var first = line(in);
    // compared in a time that doesn't tell how much of it is right
    if (first == null || !MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), hello)) {
      return;
    }
    socket.setSoTimeout(PATIENCE_MILLIS);
    @Nullable LoopHold hold = null;
    try {
      for (var asked = line(in); asked != null; asked = line(in)) {
        switch (asked) {
          case "report" -> answer(questions.report(), out);
          case "hold" -> {
            if (hold == null) {
              hold = questions.hold();
            }
            answer(questions.reportOf(hold), out);
          }
          case "tick" -> {
            if (hold == null) {
              return;
            }
            hold.tick();
            answer(questions.reportOf(hold), out);
          }
          case "go" -> {
            if (hold != null) {
              hold.letGo();
              hold = null;
            }
          }
          default -> {
            return;
          }
        }
      }
    } catch (SocketTimeoutException _) {
      // a loop isn't held for somebody who forgot it
    } finally {
      if (hold != null) {
        hold.letGo();
      }
    }
  }

  private static void answer(String report, Writer out) throws IOException {
    out.write(report);
    out.write('\n');
    out.flush();
  }

  /// Returns the next line; nothing at the end, or if it's longer than any that is meant.
  private static @Nullable String line(BufferedReader in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() == LONGEST_LINE) {
        return null;
      }
      line.append((char) c);
    }
    return null;
  }
}
