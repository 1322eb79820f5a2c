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
  void aPartThatFailsTwiceIsTriedAgain() {
    store.fails("b", 2);
    assertTakes(seconds(5.5), uploader.upload(List.of("a", "b", "c")));
    assertEquals(List.of("a", "b", "c"), store.kept, "the parts kept");
  }

  @Test
  void aPartThatFailsThreeTimesEndsTheUpload() {
    store.fails("a", 3);
    assertThrows(
        IllegalStateException.class,
        () -> await(uploader.upload(List.of("a", "b"))));
    assertEquals(0, store.openSessions(), "open sessions");
  }
}
