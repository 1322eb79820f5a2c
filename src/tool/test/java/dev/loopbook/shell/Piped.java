package dev.loopbook.shell;

import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What a command or a shell leaves behind whose input and output are pipes.
///
/// @param out its standard output
/// @param err its standard error; a shell has none, for its mistakes are part of what it shows
/// @param status its exit status
public record Piped(String out, String err, int status) {

  /// Runs a shell on these lines of input.
  public static Piped shell(Path home, String... lines) {
    return shell(home, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Runs a shell on this input.
  public static Piped shell(Path home, byte[] input) {
    var out = new ByteArrayOutputStream();
    return run(home, input, out, out, List.of("shell"));
  }

  /// Runs one command, as from the command line.
  public static Piped command(Path home, String... words) {
    return commandWithInput(home, "", words);
  }

  /// Runs one command that may read this.
  public static Piped commandWithInput(Path home, String input, String... words) {
    return run(
        home,
        input.getBytes(StandardCharsets.UTF_8),
        new ByteArrayOutputStream(),
        new ByteArrayOutputStream(),
        List.of(words));
  }

  private static Piped run(
      Path home,
      byte[] input,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err,
      List<String> words) {
    var screen = new Screen(new StreamOutput(out, err), Palette.PLAIN);
    var in = new ByteArrayInputStream(input);
    int status;
    try (var session = new Session(screen, _ -> new StreamKeyboard(in, screen), home)) {
      status = new Dispatcher(session).run(words);
    } catch (ClosedOutput _) {
      throw new AssertionError("nothing here closes its output");
    }
    return new Piped(text(out), text(err), status);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
