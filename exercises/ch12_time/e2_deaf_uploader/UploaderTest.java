package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class UploaderTest {
  private static final List<String> TEN =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  private final Store store = new Store();
  private final Uploader uploader = new Uploader(store);

  @Test
  void aTimeOutEndsIt() {
    // half a second of the three is for the session to be closed
    assertTimesOut(
        seconds(3), waitFor(uploader.upload(TEN), seconds(2.5)));
    assertEquals(List.of("a", "b", "c"), store.sent, "what was sent in 2.5 s");
  }

  @Test
  void aCancelledUploadSendsNoMore() {
    var task = createTask(uploader.upload(TEN), "upload");
    await(sleep(seconds(2.5)));
    task.cancel();
    assertCancelled(task);
    assertEquals(List.of("a", "b"), store.kept, "the parts kept");
    assertEquals(0, store.openSessions(), "open sessions");
  }

  @Test
  void withoutATimeOutAllPartsAreSent() {
    assertTakes(seconds(10.5), uploader.upload(TEN));
    assertEquals(TEN, store.kept, "the parts kept");
    assertEquals(0, store.openSessions(), "open sessions");
  }

  @Test
  void aPartThatFailsTwiceIsTriedAgain() {
    store.fails("b", 2);
    assertTakes(seconds(5.5), uploader.upload(List.of("a", "b", "c")));
    assertEquals(List.of("a", "b", "c"), store.kept, "the parts kept");
  }

  @Test
  void eachPartHasThreeTriesOfItsOwn() {
    store.fails("a", 1);
    store.fails("b", 2);
    store.fails("c", 2);
    await(uploader.upload(List.of("a", "b", "c")));
    assertEquals(List.of("a", "b", "c"), store.kept, "the parts kept");
  }

  @Test
  void aPartThatFailsThreeTimesEndsTheUpload() {
    store.fails("b", 3);
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> await(uploader.upload(List.of("a", "b", "c"))));
    assertEquals("b was not taken", error.getMessage(), "what was thrown");
    assertEquals(
        2,
        store.thrown.indexOf(error),
        "which of the store's failures (0, 1 or 2) was thrown");
    assertEquals(List.of("a", "b", "b", "b"), store.sent, "what was sent");
    assertEquals(0, store.openSessions(), "open sessions");
  }
}
