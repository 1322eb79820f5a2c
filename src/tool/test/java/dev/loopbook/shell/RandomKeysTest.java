package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is pressed, the shell comes back to a prompt: without a trace, and without hanging.
///
/// This is a sample, on a terminal that is only bytes. `src/tool/test/pty/random_keys.py` types
/// thousands of sequences on a real one.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomKeysTest {
  private static final List<String> LINES =
      List.of(
          "load ch01/Hello",
          "run ch01/Hello",
          "load ch02/Again",
          "tick",
          "step",
          "state",
          "tasks",
          "lanes",
          "slow 10ms",
          "projector",
          "projector off",
          "play ch01",
          "play ch01 --pace 10ms",
          "back",
          "goto end",
          "restart",
          "chapters",
          "read ch01",
          "help",
          "help play",
          "predict ch01/Hello",
          "attach",
          "attach 1",
          "alias w why",
          "nonsense",
          "\"open",
          "for (;;) {");

  private static final List<String> KEYS =
      List.of(
          "\r",
          "\r",
          "\r",
          "\t",
          "\t\t",
          " ",
          "\033[A",
          "\033[B",
          "\033[C",
          "\033[D",
          "\033OA",
          "\033[H",
          "\033[F",
          "\033[5~",
          "\033[6~",
          "\033[3~",
          "\033[Z",
          "\033",
          "\033b",
          "\033d",
          "\177",
          "\b",
          "\001",
          "\002",
          "\003",
          "\005",
          "\006",
          "\007",
          "\013",
          "\014",
          "\016",
          "\020",
          "\022",
          "\024",
          "\025",
          "\026",
          "\027",
          "\030",
          "\031",
          "q",
          "n",
          "G",
          "/",
          "b",
          "+",
          "-",
          "7",
          "\033[200~tick\nstate\n\033[201~",
          "\033[200~p\033[201~",
          "\033[<0;3;4M",
          "\033[I",
          "\0",
          "ä漢🙂",
          "\"",
          "'",
          "\\",
          "#",
          "{",
          "(",
          ";",
          "!!",
          "%");

  private static final Pattern TRACE =
      Pattern.compile("Loopbook itself failed|\\n\\s+at (dev\\.loopbook|org\\.jline|java)\\.");

  @TempDir Path home;

  private final Glass glass = new Glass();

  @Test
  void theShellAnswersAfterAnyKeys() throws Exception {
    var rounds = Integer.getInteger("loopbook.keys", 40); // -Dloopbook.keys=2000 tries more
    TinyBook.in(home);
    var random = new Random(rounds);
    try (var terminal = new LineDisciplineTerminal("test", "ansi", glass, StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(80, 24));
      var shell = Thread.ofPlatform().daemon().start(() -> runShell(terminal));
      assertEquals(true, glass.shows("help: all commands", 0, 60_000));
      var recent = new ArrayDeque<String>();
      for (var round = 0; round < rounds; round++) {
        var keys = sequence(random);
        recent.addLast(keys);
        if (recent.size() > 4) {
          recent.removeFirst();
        }
        var before = glass.length();
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        if (!answers(terminal)) {
          fail(
              "no prompt after %s\n%s\nthe shell is at %s"
                  .formatted(recent, glass.from(before), Arrays.toString(shell.getStackTrace())));
        }
        var shown = glass.from(before).replaceAll("\033\\[[0-9;?]*[A-Za-z]", "");
        assertFalse(TRACE.matcher(shown).find(), () -> recent + "\n" + shown);
      }
      terminal.processInputBytes("quit\r".getBytes(StandardCharsets.UTF_8));
      shell.join();
    }
  }

  @Test
  void theScriptForARealTerminalTypesEveryCommand() throws IOException {
    var home = Path.of(System.getProperty("loopbook.home", "."));
    var script = Files.readString(home.resolve("src/tool/test/pty/random_keys.py"));
    var lines = Pattern.compile("LINES = \"\"\"(.*?)\"\"\"", Pattern.DOTALL).matcher(script);
    assertTrue(lines.find());
    var typed = Stream.of(lines.group(1).split("[|\n]")).map(line -> line.split(" ")[0]).toList();

    assertEquals(
        List.of(), Commands.names().stream().filter(name -> !typed.contains(name)).toList());
  }

  private void runShell(LineDisciplineTerminal terminal) {
    Map<String, String> environment = new HashMap<>();
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    try (var session = Startup.onTerminal(terminal, environment, home)) {
      var _ = new Dispatcher(session).run(List.of("shell"));
    }
  }

  private static String sequence(Random random) {
    var keys = new StringBuilder();
    for (var count = 1 + random.nextInt(8); count > 0; count--) {
      if (random.nextInt(3) == 0) {
        keys.append(LINES.get(random.nextInt(LINES.size())));
        keys.append(random.nextInt(5) == 0 ? "" : "\r");
      } else {
        keys.append(KEYS.get(random.nextInt(KEYS.size())));
      }
    }
    return keys.toString();
  }

  /// Returns whether a prompt can be had with Ctrl-C, and a command is answered at it.
  private boolean answers(LineDisciplineTerminal terminal) throws IOException {
    for (var attempt = 0; attempt < 40; attempt++) {
      terminal.processInputBytes(new byte[] {3});
      var start = glass.length();
      terminal.processInputBytes("\003\025version\r".getBytes(StandardCharsets.UTF_8));
      if (glass.shows(" · Java ", start, 1_500)) {
        return true;
      }
    }
    return false;
  }

  /// What the terminal shows.
  private static final class Glass extends ByteArrayOutputStream {
    synchronized int length() {
      return size();
    }

    synchronized String from(int start) {
      return new String(buf, start, size() - start, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void flush() {
      notifyAll();
    }

    /// Waits until a text is shown; returns whether it was in time.
    synchronized boolean shows(String text, int start, int millis) throws IOException {
      var end = System.nanoTime() + millis * 1_000_000L;
      while (!from(start).contains(text)) {
        var left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        try {
          wait(left);
        } catch (InterruptedException failure) {
          throw new IOException(failure);
        }
      }
      return true;
    }
  }
}
