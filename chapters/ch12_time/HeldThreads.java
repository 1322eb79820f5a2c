import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.thread.FakeThreads;
import org.junit.jupiter.api.Test;

// region code
static String parse(String file) { // blocks, so it runs on a thread
  return file + " parsed";
}

static Coroutine<List<String>> parseAll(String... files) {
  return async(() -> await(gather(Stream.of(files)
      .map(file -> toThread(() -> parse(file))).toList())));
}
// endregion

// region tests
@LoopTest
static class ParseAllTest {
  @Test
  void twoThreadsParseFourFilesInTwoRounds() {
    var threads = FakeThreads.install().size(2).taking(seconds(3));
    var results = assertTakes(seconds(6), parseAll("a", "b", "c", "d"));
    assertEquals("d parsed", results.getLast());
    assertEquals(2, threads.mostBusy());
  }

  @Test
  void theLoopGoesOnWhileTheyAreHeld() {
    var threads = FakeThreads.install().hold();
    var work = createTask(parseAll("a", "b"));
    await(sleep(seconds(60)));
    assertEquals(2, threads.waiting());
    assertFalse(work.isDone());
    threads.release();
    assertEquals(List.of("a parsed", "b parsed"), await(work));
  }
}
// endregion

void main() {
  IO.print(Tests.run(ParseAllTest.class));
}
