package dev.loopbook.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new TerminalPane(), Palette.PLAIN);

  private final class TerminalPane implements ScreenOutput {
    @Override
    public void write(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isTerminal() {
      return true;
    }
  }

  private String shown() {
    var wiped = "\r" + " ".repeat(screen.width() - 1) + "\r";
    return out.toString(StandardCharsets.UTF_8).replace(wiped, "<wiped>");
  }

  @Test
  void aStatusReplacesTheOneBefore() {
    screen.status("1 of 2");
    screen.status("2 of 2");
    screen.clearStatus();
    screen.line("done");

    assertEquals("1 of 2<wiped>2 of 2<wiped>done\n", shown());
  }

  @Test
  void aStatusStaysWhereALineHasFollowedIt() {
    screen.status("1 of 2");
    screen.line("said");
    screen.status("2 of 2");
    screen.raw("printed");
    screen.status("3 of 3");

    assertEquals("1 of 2\nsaid\n2 of 2printed\n3 of 3", shown());
  }

  @Test
  void whereNoStatusIsNothingIsWiped() {
    screen.clearStatus();
    screen.status("1 of 2");
    screen.raw("printed");
    screen.clearStatus();

    assertEquals("1 of 2printed", shown());
  }

  @Test
  void whoeverEndsTheProcessTakesTheStatusAway() {
    screen.status("1 of 2");
    assertEquals("\r" + " ".repeat(screen.width() - 1) + "\r", screen.givenBack());
    screen.clearStatus();
    assertEquals("", screen.givenBack());
  }

  @Test
  void whoeverEndsTheProcessEndsTheLine() {
    screen.raw("printed");
    assertEquals("\r\n", screen.givenBack());
    screen.line();
    assertEquals("", screen.givenBack());
    screen.echoed(); // the ^C
    assertEquals("\r\n", screen.givenBack());
  }

  @Test
  void whoeverEndsTheProcessClosesThePage() {
    screen.openPage();
    screen.raw("a list");
    assertEquals("\033[?25h\033[?1049l", screen.givenBack());
    screen.closePage();
    assertEquals("\033[?1049h\033[?25la list\033[?25h\033[?1049l", shown());
    screen.line();
    assertEquals("", screen.givenBack());
  }

  @Test
  void aPipeIsGivenNothingBack() {
    var pipe = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    pipe.raw("printed");
    assertEquals("", pipe.givenBack());
  }

  @Test
  void aPipeGetsNoStatus() {
    var pipe = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    pipe.status("1 of 2");
    pipe.clearStatus();
    pipe.line("done");

    assertEquals("done\n", shown());
  }
}
