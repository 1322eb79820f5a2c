package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunCommandTest {
  @TempDir Path home;

  private TinyBook book;

  @BeforeEach
  void writeBook() {
    book = TinyBook.in(home);
  }

  @Test
  void bothStreamsComeOutWhereTheyBelong() {
    var run = run("System.err.println(\"to err\"); IO.print(\"to out\");");
    assertEquals("to out", run.out());
    assertEquals("to err\n", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void aLineThatTheProgramLeavesOpenIsEndedBeforeThePrompt() {
    var file = book.program("Mine.java", "IO.print(\"open\");");
    var shell = Piped.shell(home, "run \"" + file + "\"", "quit");
    assertTrue(shell.out().endsWith("\nopen\n> quit\n"), shell::out);
  }

  @Test
  void itsExitStatusIsTheCommands() {
    assertEquals(7, run("System.exit(7);").status());
  }

  @Test
  void anExceptionIsShownWithTheProgramsOwnLinesOnly() {
    var run = run("List.of(1).forEach(n -> { throw new IllegalStateException(\"no \" + n); });");
    assertEquals(1, run.status());
    assertEquals(
        """
        java.lang.IllegalStateException: no 1
        \tat Mine.main(Mine.java:2)
        """,
        run.err());
  }

  @Test
  void whatDoesNotCompileIsShownAsJavacDoes() {
    var run = run("int n = \"text\";");
    assertEquals(1, run.status());
    assertEquals("", run.out());
    var lines = run.err().lines().toList();
    assertTrue(lines.getFirst().endsWith("Mine.java: it does not compile: 1 error"), run::err);
    assertTrue(
        lines
            .get(1)
            .endsWith("Mine.java:2: error: incompatible types: String cannot be converted to int"),
        run::err);
    assertEquals("    int n = \"text\";", lines.get(2));
    assertEquals("            ^", lines.get(3));
  }

  @Test
  void aFileWithoutMainIsSaid() {
    var file = book.write("Mine.java", "class Mine {}");
    var run = Piped.command(home, "run", file.toString());
    assertEquals(1, run.status());
    assertTrue(run.err().contains("main"), run::err);
  }

  @Test
  void itGetsItsArgumentsAndItsInput() {
    var file = book.program("Mine.java", "IO.println(String.join(\"+\", args) + IO.readln());");
    assertEquals(
        "a+b c!\n", Piped.commandWithInput(home, "!\n", "run", file.toString(), "a", "b c").out());
  }

  @Test
  void inTheShellItCannotReadTheShellsCommands() {
    var file = book.program("Mine.java", "IO.println(IO.readln());");
    var said =
        """
        null
          The program wanted input, and there is none: the pipe holds the shell's
          commands.   ./run.sh run FILE reads the pipe
        > version
        """;
    var ran = Piped.shell(home, "run \"" + file + "\"", "version").out();
    assertTrue(ran.contains(said), ran);
    var stepped = Piped.shell(home, "load \"" + file + "\"", "version").out();
    assertTrue(stepped.contains("The program wanted input"), stepped);
  }

  @Test
  void sleepingTakesNoTimeUnlessItIsToBeReal() {
    // under virtual time a program may sleep for years; under real time its clock is the machine's
    var file =
        book.write(
            "Mine.java",
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.EventLoop;
            void main(String[] args) {
              run(async(() -> {
                var nap = millis(Long.parseLong(args[0]));
                var before = EventLoop.running().time();
                await(sleep(nap));
                IO.println(EventLoop.running().time().minus(before).compareTo(nap) >= 0);
              }));
            }
            """);
    assertEquals("true\n", Piped.command(home, "run", file.toString(), "100000000000").out());
    assertEquals("true\n", Piped.command(home, "run", file.toString(), "--real", "1").out());
  }

  @Test
  void aCallThatHoldsTheLoopIsFoundWithoutBeingAskedFor() {
    var file =
        book.write(
            "Mine.java",
            """
            import static dev.loopbook.loop.Async.*;
            void main() {
              run(async(() -> {
                Thread.sleep(400);
              }));
            }
            """);
    var run = Piped.command(home, "run", file.toString());
    assertTrue(
        run.err()
            .matches(
                """
                ⚠ the loop stood still for \\S+ s in Thread.sleep
                    held at  Mine:4 +Thread.sleep\\(400\\);
                    No other task ran in that time. Write await\\(sleep\\(…\\)\\).
                    chapter 4, "What blocks"
                """),
        run::err);
    var stepped = Piped.shell(home, "load \"" + file + "\"", "continue", "quit").out();
    assertTrue(stepped.contains("s in Thread.sleep\n"), stepped);
    assertTrue(stepped.contains("Mine:4"), stepped);
  }

  @Test
  void aLockOfTheThreadThatIsHeldAcrossAnAwaitIsFound() {
    var file =
        book.write(
            "Mine.java",
            """
            import static dev.loopbook.loop.Async.*;
            import java.util.concurrent.TimeUnit;
            import java.util.concurrent.locks.*;
            void main() {
              run(async(() -> {
                Lock lock = new ReentrantReadWriteLock().writeLock();
                lock.lock();
                await(sleep(millis(1)));
                lock.unlock();
                var other = new ReentrantLock();
                if (other.tryLock(1, TimeUnit.SECONDS)) {
                  other.unlock();
                }
                await(sleep(millis(1)));
              }));
            }
            """);
    var finding =
        """
        ⚠ a WriteLock was held across an await
            locked at   Mine:7              lock.lock();
            awaited at  Mine:8              await(sleep(millis(1)));
            It belongs to the thread, which all tasks share, so it keeps none of them
            out. Use dev.loopbook.sync.Lock, and await(lock.acquire()).
            chapter 6, "Java's own locks"
        """;
    assertEquals(finding, Piped.command(home, "run", file.toString()).err());
    assertEquals(finding, Piped.command(home, "run", "--real", file.toString()).err());
    var stepped = Piped.shell(home, "load \"" + file + "\"", "continue", "quit").out();
    assertTrue(stepped.contains("a WriteLock was held across an await\n"), stepped);
  }

  @Test
  void aProgramThatNobodyReadsAnyMoreIsStopped() {
    var file = book.program("Mine.java", "while (true) IO.println(\"y\");");
    var closed =
        new OutputStream() {
          private int left = 10;

          @Override
          public void write(int b) throws IOException {
            if (--left < 0) {
              throw new IOException("Broken pipe");
            }
          }
        };
    var screen = new Screen(new StreamOutput(closed, closed), Palette.PLAIN);
    try (var session =
        new Session(
            screen, it -> new StreamKeyboard(InputStream.nullInputStream(), screen), home)) {
      var dispatcher = new Dispatcher(session);
      assertThrows(ClosedOutput.class, () -> dispatcher.run(List.of("run", file.toString())));
    }
  }

  @Test
  void whatPrintsWithoutEndIsCappedWithAWordOnIt() {
    var run = run("for (int i = 0; i < 200_000; i++) IO.println(i);");
    assertEquals(0, run.status());
    assertTrue(run.out().endsWith("\n9999\n"), run.out().substring(run.out().length() - 99));
    assertTrue(run.err().contains("capped"), run::err);
  }

  private Piped run(String body) {
    return Piped.command(home, "run", book.program("Mine.java", body).toString());
  }
}
