package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTest {

  private static final int OBJECTS = 10;
  private static final int EVENT = 5;

  private static Sleeper asleep(int handle, Footprint known) {
    return new Sleeper(handle, known, false, false, OBJECTS, EVENT);
  }

  private static Footprint writes(int object) {
    var builder = new Footprint.Builder();
    builder.write(Footprint.place(object, 0), Footprint.UNKNOWN);
    return builder.build();
  }

  private static Node node(List<Sleeper> asleep, int... enabled) {
    return new Node(enabled, asleep, OBJECTS, EVENT);
  }

  private static int madeBefore(int object) {
    return EVENT - 1;
  }

  /// Tries whatever the node still wants; returns which these were, by number.
  private static List<Integer> triedNext(Node node) {
    var tried = new ArrayList<Integer>();
    while (node.chooseNext()) {
      tried.add(node.enabled()[node.indexOfChosen()]);
      node.noteTried(Footprint.NONE, NodeTest::madeBefore);
    }
    return tried;
  }

  private static List<Integer> sleepers(Node node, Footprint ran) {
    return node.asleepAfter(ran, NodeTest::madeBefore, Dependence.TRUE).stream()
        .map(Sleeper::handle)
        .sorted()
        .toList();
  }

  @Test
  void theOldestThatIsAwakeRunsFirst() {
    var node = node(List.of(asleep(4, Footprint.NONE)), 4, 7, 9);
    assertTrue(node.chooseFirstAwake());
    assertEquals(1, node.indexOfChosen());
    assertFalse(node.hasTriedChosen());
    assertFalse(node(List.of(asleep(4, Footprint.NONE)), 4).chooseFirstAwake());
    assertEquals(EVENT, node.event());
    assertFalse(node.isOfTimers());
  }

  @Test
  void whatIsNotAmongTheEnabledCannotBeChosen() {
    var refused =
        assertThrows(IllegalStateException.class, () -> node(List.of(), 4, 7).indexOfChosen());
    assertEquals("callback -1 isn't among [4, 7]", refused.getMessage());
  }

  @Test
  void onlyWhatHasToBeIsTried() {
    var node = node(List.of(), 4, 7, 9);
    node.chooseFirstAwake();
    node.noteTried(Footprint.NONE, NodeTest::madeBefore);
    assertTrue(node.hasTriedChosen());
    assertEquals(List.of(), triedNext(node));
    node.tryIfPossible(9);
    node.tryIfPossible(8); // it isn't enabled
    assertEquals(List.of(9), triedNext(node));
    node.tryAll();
    assertEquals(List.of(7), triedNext(node));
  }

  @Test
  void ofSeveralTheFirstThatIsEnabledIsTriedUnlessOneWillBeOrSleeps() {
    var node = node(List.of(asleep(9, Footprint.NONE)), 4, 7, 8, 9);
    node.tryOneOf(List.of(5, 8, 7));
    assertEquals(List.of(8), triedNext(node));
    node.tryOneOf(List.of(7, 8)); // 8 was tried
    node.tryOneOf(List.of(7, 9)); // 9 sleeps: another order has it
    assertEquals(List.of(), triedNext(node));
    node.tryOneOf(List.of(5, 6)); // none of them is enabled
    assertEquals(List.of(4, 7), triedNext(node));
  }

  @Test
  void whatWasTriedSleepsUntilSomethingRunsThatItConflictsWith() {
    var node = node(List.of(asleep(9, writes(3))), 4, 7, 8);
    node.chooseFirstAwake();
    node.noteTried(writes(1), NodeTest::madeBefore);
    node.tryAll();
    node.chooseNext();
    assertEquals(List.of(4, 9), sleepers(node, writes(2)));
    assertEquals(List.of(9), sleepers(node, writes(1)));
    assertEquals(List.of(4), sleepers(node, writes(3)));
    node.noteTried(writes(2), NodeTest::madeBefore);
    assertEquals(List.of(4, 9), sleepers(node, Footprint.NONE), "the chosen one runs");
  }

  @Test
  void whatWasBrokenOffMayHaveTouchedAnything() {
    var node = node(List.of(), 4, 7);
    node.chooseFirstAwake();
    node.noteBrokenOff();
    node.noteTried(Footprint.NONE, NodeTest::madeBefore);
    node.tryAll();
    node.chooseNext();
    assertEquals(List.of(), sleepers(node, Footprint.NONE));
  }

  @Test
  void whatWasTriedTwiceSleepsWithBothFootprints() {
    var node = node(List.of(), 4, 7);
    node.chooseFirstAwake();
    node.noteTried(writes(1), NodeTest::madeBefore);
    node.noteTried(writes(2), NodeTest::madeBefore);
    node.tryAll();
    node.chooseNext();
    assertEquals(List.of(), sleepers(node, writes(1)));
    assertEquals(List.of(), sleepers(node, writes(2)));
    assertEquals(List.of(4), sleepers(node, writes(3)));
  }

  @Test
  void anObjectThatWasNotKnownIsRememberedAsSuch() {
    var node = node(List.of(), 4, 7);
    node.chooseFirstAwake();
    node.noteTried(writes(OBJECTS), NodeTest::madeBefore);
    node.tryAll();
    node.chooseNext();
    assertEquals(List.of(), sleepers(node, writes(OBJECTS + 1)), "it might be the same");
    assertEquals(List.of(4), sleepers(node, writes(OBJECTS - 1)));
    var own = node(List.of(), 4, 7);
    own.chooseFirstAwake();
    own.noteTried(writes(OBJECTS), _ -> EVENT); // it made that itself
    own.tryAll();
    own.chooseNext();
    assertEquals(List.of(4), sleepers(own, writes(OBJECTS + 1)));
  }

  @Test
  void ofTimersAllAreTried() {
    var node = Node.ofAllTimers(new int[] {4, 7, 9}, OBJECTS, EVENT);
    assertTrue(node.isOfTimers());
    assertEquals(0, node.indexOfChosen());
    assertEquals(List.of(4, 7, 9), triedNext(node));
    var some = Node.ofTimers(new int[] {4, 7}, List.of(), OBJECTS, EVENT);
    assertTrue(some.isOfTimers());
    assertEquals("[4, 7]", Arrays.toString(some.enabled()));
    assertEquals(List.of(), triedNext(some));
  }
}
