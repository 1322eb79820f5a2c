package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveThreadsTest {

  @Test
  void aThreadThatOneLookMissesIsSeenByTheNext() {
    var looks = new ArrayDeque<>(List.of(false, true));
    assertTrue(LiveThreads.isSeen(looks::poll));
  }

  @Test
  void whatNoLookShowsIsNotThere() {
    var looks = new ArrayDeque<>(Collections.nCopies(10, false));
    assertFalse(LiveThreads.isSeen(looks::poll));
  }

  @Test
  void whatIsSeenIsNotLookedForAgain() {
    var looks = new ArrayDeque<>(List.of(true));
    assertTrue(LiveThreads.isSeen(looks::poll));
  }
}
