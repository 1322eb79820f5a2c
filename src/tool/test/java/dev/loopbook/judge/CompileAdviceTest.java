package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes javac's real messages.
final class CompileAdviceTest {
  private static final Compiler COMPILER = Compiler.with();
  private static final String IMPORTS =
      """
      import static dev.loopbook.loop.Async.*;
      import dev.loopbook.loop.*;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "return async(() -> load());"
            + "| The code in here returns a Coroutine and not its result. Is there an await(…) missing?",
        "return async(() -> { var t = createTask(load()); return t; });"
            + "| The code in here returns a Task and not its result. Is there an await(…) missing?",
        "return async(() -> { String s = load(); return s; });"
            + "| This is a Coroutine and no String yet. await(…) gives its result.",
        "return async(() -> load().trim());"
            + "| This is called on a Coroutine. Its result, which await(…) gives, may have such a method.",
        "return async(() -> { var x = load(); return x.trim(); });"
            + "| This is called on a Coroutine. Its result, which await(…) gives, may have such a method.",
      })
  void aMissingAwaitIsNamed(String code, String advice) {
    assertEquals(Optional.of(advice), advice(IMPORTS, "Coroutine<String> f() { " + code + " }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Semaphore s;             | import dev.loopbook.sync.Semaphore;",
        "Lock l;                  | import dev.loopbook.sync.Lock;",
        "Duration d;              | import java.time.Duration;",
        "List<String> l;          | import java.util.List;",
        "Supplier<String> s;      | import java.util.function.Supplier;",
      })
  void aMissingImportIsNamed(String code, String line) {
    assertEquals(Optional.of("An import is missing: " + line), advice(IMPORTS, code));
  }

  @Test
  void aLockThatNobodyAwaitsIsNoResource() {
    assertEquals(
        Optional.of("This is a Coroutine and no AutoCloseable yet. await(…) gives its result."),
        advice(
            IMPORTS + "import dev.loopbook.sync.Lock;\n",
            "void f(Lock lock) { try (var _ = lock.acquire()) {} }"));
  }

  @Test
  void aLoopInsideALoopIsNamed() {
    assertEquals(
        Optional.of("run(…) starts a loop of its own. In a coroutine, write await(…)."),
        advice(IMPORTS, "Object f() { return async(() -> run(gather(load(), load()))); }"));
  }

  @Test
  void anExceptionThatJavacDoesNotExpectOfAnAwaitIsCaughtAsAnException() {
    assertEquals(
        Optional.of(
            "javac can't see what an await throws. Catch Exception, and ask whether it's"
                + " instanceof IOException."),
        advice(
            IMPORTS + "import java.io.IOException;\n",
            "void f() { try { await(load()); } catch (IOException e) {} }"));
  }

  @Test
  void theStaticImportIsNamed() {
    assertEquals(
        Optional.of("An import is missing: import static dev.loopbook.loop.Async.*;"),
        advice("import dev.loopbook.loop.*;\n", "Object f() { return sleep(null); }"));
    assertEquals(
        Optional.of("An import is missing: import static org.junit.jupiter.api.Assertions.*;"),
        advice("", "void f() { assertEquals(1, 1); }"));
  }

  @Test
  void noStaticImportIsNamedForWhatIsCalledOnAnObject() {
    assertEquals(
        Optional.empty(), advice("import java.util.*;\n", "void f() { List.of(1).gather(); }"));
    assertEquals(Optional.empty(), advice("", "void f() { \"x\".trim().sleep(1); }"));
    assertEquals(Optional.empty(), advice("", "void f(StringBuilder b) { b.gather(1); }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event.await();               | An Event has no await(…). Write await(event.waitSet()).",
        "events.get(0).await();       | An Event has no await(…). Write await(event.waitSet()).",
        "createTask(load()).join();   | A Task has no join(…). Write await(task).",
        "load().get();                | A Coroutine has no get(…). Write await(coroutine).",
        "new Lock().unlock();         | A Lock has no unlock(…). Write lock.release().",
        "new Queue<String>().take();  | A Queue has no take(…). Write await(queue.get()).",
      })
  void aNameThatJavasOwnClassesHaveIsReplaced(String code, String advice) {
    var imports = IMPORTS + "import dev.loopbook.sync.*;\nimport java.util.List;\n";
    assertEquals(
        Optional.of(advice),
        advice(imports, "void f(Event event, List<Event> events) { " + code + " }"));
  }

  @Test
  void aNamesakeOfTheJdkIsTold() {
    assertEquals(
        Optional.of(
            "This Queue comes from java.util. The loop's own is another: import"
                + " dev.loopbook.sync.Queue;"),
        advice("import java.util.*;\n", "Object q = new Queue<String>();"));
    assertEquals(
        Optional.of(
            "This Lock comes from java.util. The loop's own is another: import"
                + " dev.loopbook.sync.Lock;"),
        advice(
            "import java.util.concurrent.locks.Lock;\n",
            "Object f(Lock l) { return l.acquire(); }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lock.locked();        | Did you mean isLocked?",
        "lock.aquire();        | Did you mean acquire?",
        "queue.putNowit(null);  | Did you mean putNowait?",
      })
  void aMethodOfTheLoopWithNearlyThisNameIsNamed(String code, String advice) {
    var imports = IMPORTS + "import dev.loopbook.sync.*;\n";
    assertEquals(
        Optional.of(advice),
        advice(imports, "void f(Lock lock, Queue<String> queue) { " + code + " }"));
  }

  @Test
  void theLoopsOwnClassIsNotTakenForItsNamesake() {
    var imports = IMPORTS + "import dev.loopbook.sync.*;\n";
    assertEquals(Optional.empty(), advice(imports, "void f(Condition c) { c.xyz(() -> true); }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "new TaskGroup();             | A TaskGroup isn't made with new, but with taskGroup(group -> …).",
        "new Task<String>(load());    | A Task isn't made with new, but with createTask(…).",
        "new Task<>(load());          | A Task isn't made with new, but with createTask(…).",
        "new Future<String>();        | A Future isn't made with new, but with"
            + " EventLoop.running().createFuture().",
        "new Coroutine<>(() -> 1);     | A Coroutine isn't made with new, but with async(() -> …).",
      })
  void whatMakesAnObjectIsNamed(String code, String advice) {
    assertEquals(Optional.of(advice), advice(IMPORTS, "Object f() { return " + code + " }"));
  }

  @Test
  void whereJavacIsClearNothingIsAdded() {
    assertEquals(Optional.empty(), advice("", "int n = \"x\";"));
    assertEquals(Optional.empty(), advice("", "Unknown u;"));
  }

  private static Optional<String> advice(String imports, String code) {
    var text =
        imports
            + "class A {\n"
            + (imports.contains("Async")
                ? "Coroutine<String> load() { return async(() -> \"x\"); }\n"
                : "")
            + code
            + "\n}\n";
    var compiled =
        COMPILER.compileTogether(List.of(new SourceText(Path.of("A.java"), text)), Map.of());
    return CompileAdvice.of(
        assertInstanceOf(BatchCompilation.Errors.class, compiled).problems().getFirst());
  }
}
