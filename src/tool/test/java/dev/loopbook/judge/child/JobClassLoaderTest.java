package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Loads copies of a class of this test.
final class JobClassLoaderTest {
  private static final String NAME = Sample.class.getName();
  private static final Map<String, byte[]> CLASSES = Map.of(NAME, bytes());

  static final class Sample {}

  private static byte[] bytes() {
    try (InputStream in = Sample.class.getResourceAsStream("JobClassLoaderTest$Sample.class")) {
      return in.readAllBytes();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String file() {
    return NAME.replace('.', '/') + ".class";
  }

  @Test
  void aJobsClassesAreItsOwnAndLoadedOnce() throws Exception {
    var loader = JobClassLoader.ofStudent(CLASSES, Set.of());
    var loaded = loader.loadClass(NAME);
    assertNotSame(Sample.class, loaded);
    assertSame(loaded, loader.loadClass(NAME));
    assertTrue(loaded.desiredAssertionStatus());
  }

  @Test
  void onlyTheStudentsClassesAreFromTheAnswer() throws Exception {
    var own = JobClassLoader.ofStudent(CLASSES, Set.of(NAME)).loadClass(NAME);
    assertEquals(
        "file:/answer", own.getProtectionDomain().getCodeSource().getLocation().toString());
    var given = JobClassLoader.ofStudent(CLASSES, Set.of()).loadClass(NAME);
    assertNull(given.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void anAnswerSeesTheApiAndNothingElse() throws Exception {
    var loader = JobClassLoader.ofStudent(CLASSES, Set.of(NAME));
    assertSame(EventLoop.class, loader.loadClass(EventLoop.class.getName()));
    assertSame(Test.class, loader.loadClass(Test.class.getName()));
    assertSame(String.class, loader.loadClass("java.lang.String"));
    for (var closed : new Class<?>[] {JobRun.class, getClass()}) {
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass(closed.getName()));
    }
  }

  @Test
  void testsSeeTheAnswerWhichDoesNotSeeThem() throws Exception {
    var student = JobClassLoader.ofStudent(Map.of(), Set.of());
    var tests = JobClassLoader.ofTests(student, CLASSES);
    assertSame(tests, tests.loadClass(NAME).getClassLoader());
    assertThrows(ClassNotFoundException.class, () -> student.loadClass(NAME));
    assertSame(student, tests.getParent());
    assertSame(student, JobClassLoader.ofTests(student, Map.of()));
  }

  @Test
  void aClassFileCanBeReadWhereItsClassIsLoaded() throws Exception {
    var tests = JobClassLoader.ofTests(JobClassLoader.ofStudent(Map.of(), Set.of()), CLASSES);
    try (var in = tests.getResourceAsStream(file())) {
      assertEquals(CLASSES.get(NAME).length, in.readAllBytes().length);
    }
    assertNull(tests.getResourceAsStream(file().replace("Sample", "Other")));
    assertNull(tests.getResourceAsStream(NAME));
  }
}
