package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.judge.child.InThisProcess;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChildProcessCompilerTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final List<SourceText> SOURCES =
      List.of(new SourceText(Path.of("A.java"), "class A {}"));

  private final List<FakeProcess> started = new ArrayList<>();
  private final AtomicInteger cleanedUp = new AtomicInteger();
  private ChildProcessCompiler compiler = compiler(LONG, InThisProcess::compile);

  @AfterEach
  void itEnds() {
    compiler.close();
    assertTrue(started.stream().noneMatch(Process::isAlive));
    assertEquals(started.size(), cleanedUp.get());
  }

  private ChildProcessCompiler compiler(Duration silence, FakeProcess.Program program) {
    return new ChildProcessCompiler(
        (_, _) -> {
          var process = FakeProcess.start(program);
          started.add(process);
          return new Launcher.Child(process, cleanedUp::incrementAndGet);
        },
        silence);
  }

  private Doubt doubtOf(Duration silence, FakeProcess.Program program) {
    compiler = compiler(silence, program);
    return assertThrows(Doubt.class, () -> compiler.compile(SOURCES, Map.of()));
  }

  @Test
  void eachTaskGoesToTheSameProcess() throws Doubt {
    for (var i = 0; i < 2; i++) {
      var result = compiler.compile(SOURCES, Map.of());
      var classes = assertInstanceOf(BatchCompilation.Classes.class, result);
      assertEquals(Set.of("A"), classes.classes().keySet());
    }
    assertEquals(1, started.size());
  }

  @Test
  void aProcessThatDiedMeanwhileIsReplaced() throws Doubt {
    compiler.compile(SOURCES, Map.of());
    started.getFirst().exit(1);
    compiler.compile(SOURCES, Map.of());
    assertEquals(2, started.size());
    assertEquals(1, cleanedUp.get());
  }

  @Test
  void aTaskThatTakesTooLongIsAnErrorInItsFile() throws Doubt {
    compiler =
        compiler(
            LONG,
            (in, out, _) -> {
              CompilerChild.TASKS.read(in);
              CompilerChild.ANSWERS.write(
                  out, new CompilerChild.Answer.TooLong(Duration.ofSeconds(15)));
            });
    var errors =
        assertInstanceOf(BatchCompilation.Errors.class, compiler.compile(SOURCES, Map.of()));
    assertEquals(
        "A.java: javac was stopped: it computed for more than 15 s",
        errors.problems().getFirst().message());
    assertFalse(started.getFirst().isAlive());
  }

  @Test
  void aProcessThatRunsOutOfMemoryMayHaveDoneSoForTheAnswer() {
    var doubt = doubtOf(LONG, (_, _, halt) -> halt.accept(3));
    assertEquals("javac took all the memory there is", doubt.why());
    var suspected = assertInstanceOf(Verdict.DidNotCompile.class, doubt.suspicion().orElseThrow());
    assertEquals(
        "A.java: javac gave up on this file: it took all the memory there is",
        suspected.problems().getFirst().message());
  }

  @Test
  void anyOtherEndIsTheMachines() {
    var doubt = doubtOf(LONG, (_, _, halt) -> halt.accept(4));
    assertEquals("javac's process ended with status 4", doubt.why());
    assertEquals(Optional.empty(), doubt.suspicion());
  }

  @Test
  void silenceIsTheMachines() {
    var doubt = doubtOf(Duration.ofMillis(200), (_, _, _) -> new CountDownLatch(1).await());
    assertEquals("javac's process fell silent", doubt.why());
    assertFalse(started.getFirst().isAlive());
  }

  @Test
  void nonsenseIsTheMachines() {
    var doubt =
        doubtOf(
            LONG,
            (_, out, _) -> {
              out.write(new byte[] {-1, -1, -1, -1});
              new CountDownLatch(1).await();
            });
    assertTrue(doubt.why().startsWith("javac's process sent nonsense: "), doubt::why);
  }

  @Test
  void aProcessThatSaysThatItIsAliveIsWaitedFor() throws Doubt {
    compiler =
        compiler(
            LONG,
            (in, out, halt) -> {
              for (var i = 0; i < 3; i++) {
                CompilerChild.ANSWERS.write(
                    out, new CompilerChild.Answer.Alive(Duration.ofSeconds(15)));
              }
              InThisProcess.compile(in, out, halt);
            });
    assertInstanceOf(BatchCompilation.Classes.class, compiler.compile(SOURCES, Map.of()));
  }

  @Test
  void aCancelledCompilationIsOverAndTheNextOneIsNot() throws Exception {
    var begun = new CountDownLatch(1);
    var number = new AtomicInteger();
    compiler =
        compiler(
            LONG,
            (in, out, halt) -> {
              if (number.getAndIncrement() == 0) {
                CompilerChild.TASKS.read(in);
                begun.countDown();
                new CountDownLatch(1).await();
              }
              InThisProcess.compile(in, out, halt);
            });
    var compiled =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return compiler.compile(SOURCES, Map.of());
              } catch (Doubt e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();
    compiler.cancel();
    var error = assertThrows(ExecutionException.class, compiled::get);
    assertInstanceOf(CancellationException.class, error.getCause());
    assertInstanceOf(BatchCompilation.Classes.class, compiler.compile(SOURCES, Map.of()));
  }

  @Test
  void aProcessThatCannotBeStartedIsAnError() {
    compiler =
        new ChildProcessCompiler(
            (_, _) -> {
              throw new IOException("no memory");
            },
            LONG);
    var error = assertThrows(UncheckedIOException.class, () -> compiler.compile(SOURCES, Map.of()));
    assertEquals("no process can be started to compile in", error.getMessage());
  }

  @Test
  void aFolderThatCannotBeRemovedIsNoFaultOfTheAnswer() throws Doubt {
    compiler =
        new ChildProcessCompiler(
            (_, _) ->
                new Launcher.Child(
                    FakeProcess.start(InThisProcess::compile),
                    () -> {
                      throw new UncheckedIOException(new IOException("read-only"));
                    }),
            LONG);
    compiler.compile(SOURCES, Map.of());
    compiler.close();
  }

  @Test
  void aClosedCompilerKeepsNoProcess() throws Doubt {
    compiler.compile(SOURCES, Map.of());
    compiler.close();
    assertFalse(started.getFirst().isAlive());
    compiler.compile(SOURCES, Map.of());
    assertFalse(started.getLast().isAlive());
  }
}
