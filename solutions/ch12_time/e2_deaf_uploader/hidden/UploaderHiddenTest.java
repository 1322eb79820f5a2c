package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises at other moments, and for one uploader that is used more than once.
@LoopTest
@HiddenTest
class UploaderHiddenTest {
  private final Store store = new Store();
  private final Uploader uploader = new Uploader(store);

  @Test
  void itEndsWheneverItIsCancelled(Draw draw) {
    var parts = draw.texts(3);
    store.fails(parts.get(1), 2);
    for (int tenths = 0; tenths <= 55; tenths += 5) {
      var task = createTask(uploader.upload(parts), "upload");
      await(sleep(millis(tenths * 100L + 1)));
      var sent = store.sent.size();
      if (task.cancel()) {
        assertCancelled(task);
        assertEquals(sent, store.sent.size(), "what was sent after the cancel");
      } else {
        await(task); // each part has three tries, whatever became of the uploads before
      }
      assertEquals(0, store.openSessions(), "open sessions");
      store.fails(parts.get(1), 2);
    }
  }

  @Test
  void twoUploadsAtOnceHaveASessionEach() {
    store.fails("b", 3);
    var good = createTask(uploader.upload(List.of("x", "y", "z")), "good");
    var bad = createTask(uploader.upload(List.of("a", "b", "c")), "bad");
    await(gatherOutcomes(good, bad));
    assertEquals(0, store.openSessions(), "open sessions");
    assertThrows(IllegalStateException.class, () -> await(bad), "b fails three times");
    await(good);
    assertEquals(List.of("a", "x", "y", "z"), store.kept.stream().sorted().toList(), "the parts kept");
  }

  @Test
  void afterAFailureTheUploaderCanBeUsedAgain(Draw draw) {
    var parts = draw.texts(draw.number(2, 6));
    store.fails(parts.getLast(), 3);
    assertThrows(
        IllegalStateException.class, () -> await(uploader.upload(parts)), "the last part fails");
    assertEquals(
        seconds(parts.size() + 2.5), EventLoop.running().time(), "the time until it has failed");
    store.fails(parts.getLast(), 2);
    assertTakes(seconds(parts.size() + 2.5), uploader.upload(parts));
  }

  @Test
  void equalPartsAreSentEach(Draw draw) {
    var part = draw.text();
    await(uploader.upload(List.of(part, "x", part)));
    assertEquals(List.of(part, "x", part), store.kept, "the parts kept, with two that are equal");
  }

  @Test
  void anyTextIsAPart(Draw draw) {
    var parts = draw.shuffled(List.of("", "  ", "\t", draw.text(), draw.word().repeat(200)));
    await(uploader.upload(parts));
    assertEquals(parts, store.kept, "the parts kept, of which some are blank and one is long");
  }

  @Test
  void anUploadCancelledBeforeItBeginsOpensNothing() {
    var task = createTask(uploader.upload(List.of("a")), "upload");
    task.cancel();
    assertCancelled(task);
    assertEquals(0, store.openSessions(), "open sessions of an upload that never began");
    assertEquals(List.of(), store.sent, "what was sent");
  }

  @Test
  void twoUploadersHaveAStoreEach() {
    var other = new Store();
    var otherUploader = new Uploader(other);
    await(uploader.upload(List.of("mine")));
    await(otherUploader.upload(List.of("yours")));
    assertEquals(List.of("mine"), store.kept, "the parts in the first store");
    assertEquals(List.of("yours"), other.kept, "the parts in the other store");
  }

  @Test
  void noPartsAreASessionAndNothingElse() {
    assertTakes(seconds(0.5), uploader.upload(List.of()));
    assertEquals(0, store.openSessions(), "open sessions");
  }
}
