package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The compiling process, in this one.
final class CompilerChildTest {
  private final ByteArrayOutputStream tasks = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> halts = new ArrayList<>();

  private void add(String text, Map<String, byte[]> beside) throws IOException {
    var source = new SourceText(Path.of(text.contains("class B") ? "B.java" : "A.java"), text);
    CompilerChild.TASKS.write(tasks, new CompilerChild.Task(List.of(source), beside));
  }

  private void work(OutputStream to) {
    new CompilerChild(new ByteArrayInputStream(tasks.toByteArray()), to, halts::add).work();
  }

  private List<BatchCompilation> results() throws IOException {
    var in = new ByteArrayInputStream(out.toByteArray());
    var results = new ArrayList<BatchCompilation>();
    try {
      while (true) {
        if (CompilerChild.ANSWERS.read(in) instanceof CompilerChild.Answer.Compiled(var result)) {
          results.add(result);
        }
      }
    } catch (EOFException _) {
      return results;
    }
  }

  @Test
  void eachTaskIsCompiledUntilThereAreNone() throws IOException {
    add("class A {}", Map.of());
    add("class A { int n = \"two\"; }", Map.of());
    work(out);
    var results = results();
    assertEquals(2, results.size());
    var classes = assertInstanceOf(BatchCompilation.Classes.class, results.getFirst());
    assertEquals(Set.of("A"), classes.classes().keySet());
    assertInstanceOf(BatchCompilation.Errors.class, results.getLast());
    assertEquals(List.of(), halts);
  }

  @Test
  void itSaysThatItIsAliveBeforeItCompiles() throws IOException {
    add("class A {}", Map.of());
    work(out);
    assertEquals(
        new CompilerChild.Answer.Alive(CompilerChild.LIMIT),
        CompilerChild.ANSWERS.read(new ByteArrayInputStream(out.toByteArray())));
  }

  @Test
  void aTaskSeesTheClassesBesideIt() throws IOException {
    add("class A {}", Map.of());
    work(out);
    var a = assertInstanceOf(BatchCompilation.Classes.class, results().getFirst()).classes();
    tasks.reset();
    out.reset();
    add("class B extends A {}", a);
    add("class B extends A {}", Map.of());
    work(out);
    assertInstanceOf(BatchCompilation.Classes.class, results().getFirst());
    assertInstanceOf(BatchCompilation.Errors.class, results().getLast());
  }

  @Test
  void whatIsNoTaskEndsIt() throws IOException {
    tasks.write(new byte[] {-1, -1, -1, -1});
    work(out);
    assertEquals(List.of(1), halts);
  }

  @Test
  void itEndsWhenItsParentIsGone() throws IOException {
    add("class A {}", Map.of());
    var closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    work(closed);
    assertEquals(1, halts.getFirst());
  }
}
