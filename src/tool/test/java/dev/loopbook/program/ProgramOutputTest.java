package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.ProgramOutput.Cap;
import dev.loopbook.program.ProgramOutput.Chunk;
import dev.loopbook.program.ProgramOutput.Stream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramOutputTest {
  private final PrintStream realOut = System.out;

  @Test
  void theTwoStreamsAreToldApartAndStayInOrder() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              System.out.println("one");
              System.err.println("two");
              System.out.print('3');
              new RuntimeException("four").printStackTrace();
            }
            """);
    assertEquals(
        List.of(
            new Chunk(Stream.OUT, 0, "one\n"),
            new Chunk(Stream.ERR, 0, "two\n"),
            new Chunk(Stream.OUT, 0, "3"),
            new Chunk(
                Stream.ERR,
                0,
                "java.lang.RuntimeException: four\n\tat Trial.main(Trial.java:5)\n")),
        run.output().chunks());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.out.printf(\"%d-%s%n\", 1, 'b')        | 1-b",
        "System.out.format(Locale.ROOT, \"%.1f\", 1.5) | 1.5",
        "System.out.append(\"abc\", 1, 3).append('d')  | bcd",
        "System.out.println(new char[] {'a', 'b'})     | ab",
        "System.out.print((Object) null)               | null",
        "System.out.print((String) null)               | null",
        "System.out.print(1.5f + \"\" + 2L + true)     | 1.52true",
        "IO.print(List.of(1, 2))                       | [1, 2]",
        "List.of(1, 2).forEach(IO::print)              | 12",
        "List.of(1, 2).forEach(System.out::print)      | 12",
        "System.out.writeBytes(\"né\".getBytes(StandardCharsets.UTF_8)) | né",
        "for (byte b : \"né😀\".getBytes(StandardCharsets.UTF_8)) System.out.write(b) | né😀",
        "var out = System.out; out.close(); out.print(\"still\") | still",
        "new java.io.PrintWriter(System.out).close(); System.out.print(\"still\") | still",
      })
  void everyWayOfPrintingArrives(String statement, String expected) {
    ProgramRun run = TrialRun.run("import module java.base; void main() { " + statement + "; }");
    assertEquals(expected, run.output().text().strip());
  }

  @Test
  void aStreamOfTheProgramsOwnMakingFormatsInItsOwnWay() {
    TrialRun.assertPrints(
        "printf format printf format",
        """
        import java.io.*;
        import java.util.Locale;

        void main() {
          PrintStream out = new Loud();
          out.printf("");
          out.format("");
          out.printf(Locale.ROOT, "");
          out.format(Locale.ROOT, "");
        }

        static class Loud extends PrintStream {
          Loud() { super(OutputStream.nullOutputStream()); }
          @Override public PrintStream printf(String s, Object... o) { IO.print("printf "); return this; }
          @Override public PrintStream format(String s, Object... o) { IO.print("format "); return this; }
          @Override public PrintStream printf(Locale l, String s, Object... o) { IO.print("printf "); return this; }
          @Override public PrintStream format(Locale l, String s, Object... o) { IO.print("format"); return this; }
        }
        """);
  }

  @Test
  void anExceptionOfTheProgramsOwnPrintsItsStackTraceInItsOwnWay() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              Exception loud = new Loud();
              loud.printStackTrace();
              java.util.List.of(new Careful()).forEach(Throwable::printStackTrace);
              new More().printStackTrace();
            }

            static class Loud extends Exception {
              @Override public void printStackTrace() { IO.println("loud"); }
            }

            static class Careful extends Exception {
              @Override public void printStackTrace(java.io.PrintStream out) { out.println("careful"); }
            }

            static class More extends Exception {
              @Override public void printStackTrace() {
                super.printStackTrace();
                IO.println("more");
              }
            }
            """);
    assertEquals("loud\nmore\n", run.output().text(Stream.OUT));
    assertEquals(
        "careful\nTrial$More\n\tat Trial.main(Trial.java:5)\n", run.output().text(Stream.ERR));
  }

  @Test
  void whatAFormatMakesBeforeItFailsIsPrinted() {
    TrialRun.assertPrints(
        "1 and Format specifier '%s'\n",
        """
        void main() {
          try {
            System.out.printf("%d and %s", 1);
          } catch (java.util.MissingFormatArgumentException e) {
            IO.println(e.getMessage());
          }
        }
        """);
  }

  @Test
  void stackTracesOfAnyKindGoToTheProgramsOwnErrorStream() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() {
              new Mine().printStackTrace();
              new Loud().printStackTrace();
              java.util.List.of(new Mine()).forEach(Throwable::printStackTrace);
              Thread.dumpStack();
              Runnable bound = new Mine()::printStackTrace;
              bound.run();
            }

            static class Mine extends Exception {}

            static class Loud extends Exception {
              @Override public void printStackTrace() { IO.print("loud"); }
            }
            """);
    assertEquals("loud", run.output().text(Stream.OUT));
    assertEquals(
        List.of(
            "Trial$Mine",
            "\tat Trial.main(Trial.java:2)",
            "Trial$Mine",
            "\tat Trial.main(Trial.java:4)",
            "java.lang.Exception: Stack trace",
            "\tat Trial.main(Trial.java:5)",
            "Trial$Mine",
            "\tat Trial.main(Trial.java:6)"),
        run.output().text(Stream.ERR).lines().toList());
  }

  @Test
  void aProgramMayReplaceItsStreamsButNotOurs() {
    TrialRun.assertPrints(
        "HELLO",
        """
        import java.io.*;
        void main() {
          var out = System.out;
          var caught = new ByteArrayOutputStream();
          System.setOut(new PrintStream(caught));
          IO.print("hello");
          System.setOut(out);
          IO.print(caught.toString().toUpperCase());
        }
        """);
    assertEquals(realOut, System.out);
  }

  @Test
  void outputBeyondTheCapIsDroppedWithAWordOnIt() {
    ProgramRun run =
        TrialRun.run(
            "void main() { for (int i = 0; i < 100; i++) IO.println(\"0123456789\"); }",
            options -> options.withCap(new Cap(50, 1000)));
    assertEquals("0123456789\n".repeat(5).substring(0, 50), run.output().text());
    assertEquals(1050, run.output().droppedBytes());
    assertEquals(
        Optional.of("… output capped at 50 bytes or 1,000 lines: 1,050 more bytes dropped"),
        run.output().capNotice());
  }

  @Test
  void linesAreCappedToo() {
    ProgramRun run =
        TrialRun.run(
            "void main() { for (int i = 0; i < 20_000; i++) IO.println(i); }",
            options -> options.withCap(Cap.USUAL));
    assertEquals(10_000, run.output().text().lines().count());
    assertTrue(
        run.output()
            .capNotice()
            .orElseThrow()
            .startsWith("… output capped at 256 KiB or 10,000 lines: 60,000 more"));
  }

  @Test
  void theCapNeverCutsACharacterInTwo() {
    ProgramRun run =
        TrialRun.run(
            "void main() { IO.print(\"a😀é\"); IO.print(\"z\"); }",
            options -> options.withCap(new Cap(4, 10)));
    assertEquals("a", run.output().text());
    assertEquals(7, run.output().droppedBytes());
  }

  @Test
  void aShortOutputHasNoNotice() {
    assertEquals(Optional.empty(), TrialRun.run("void main() {}").output().capNotice());
  }

  @Test
  void aListenerHearsEachPieceAsItIsPrinted() {
    List<String> heard = new ArrayList<>();
    ProgramRun run =
        TrialRun.run(
            "void main() { IO.println(1); IO.println(2); }",
            options -> options.withOutputTo(chunk -> heard.add(chunk.text())));
    assertInstanceOf(Ending.Finished.class, run.ending().orElseThrow());
    assertEquals(List.of("1\n", "2\n"), heard);
  }

  @Test
  void aListenerThatFailsIsNotTheProgramsMistake() {
    ProgramRun run =
        TrialRun.run(
            "void main() { IO.print(1); IO.print(2); }",
            options ->
                options.withOutputTo(
                    _ -> {
                      throw new IllegalStateException("nobody listens");
                    }));
    assertEquals(new Ending.Finished(), run.ending().orElseThrow());
    assertEquals("12", run.output().text());
  }

  @Test
  void printingKeepsNoLockWhileItAsksAnObjectForItsText() {
    TrialRun.assertPrints(
        "outer inner outer done inner done",
        """
        import static dev.loopbook.loop.Async.*;

        void main() {
          run(async(() -> {
            await(gather(say("outer"), say("inner")));
          }));
        }

        dev.loopbook.loop.Coroutine<Void> say(String name) {
          return async(() -> {
            System.out.printf("%s", new Slow(name));
          });
        }

        record Slow(String name) {
          @Override public String toString() {
            IO.print(name + " ");
            await(sleep(seconds(1)));
            return name.equals("outer") ? "outer done " : "inner done";
          }
        }
        """);
  }
}
