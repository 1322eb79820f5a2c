package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SleeperTest {

  // Objects 0 and 1 were known when it fell asleep, at event 5. Object 2 was made before that in
  // this run, and object 3 after it.
  private static final int KNOWN = 2;
  private static final int EVENT = 5;

  private static int madeIn(int object) {
    return object == 3 ? EVENT : EVENT - 1;
  }

  private static Sleeper sleeper(boolean readsUnknown, boolean writesUnknown) {
    return new Sleeper(1, Footprint.NONE, readsUnknown, writesUnknown, KNOWN, EVENT);
  }

  private static Footprint touches(int object, boolean writes) {
    var builder = new Footprint.Builder();
    if (writes) {
      builder.write(Footprint.place(object, 0), 1);
    } else {
      builder.read(Footprint.place(object, 0));
    }
    return builder.build();
  }

  private static boolean mayMeet(Sleeper sleeper, Footprint ran) {
    return sleeper.mayMeetUnknown(ran, SleeperTest::madeIn);
  }

  @Test
  void aWriteOfTheUnknownMayMeetAnyOtherAccess() {
    assertTrue(mayMeet(sleeper(false, true), touches(2, false)));
    assertTrue(mayMeet(sleeper(false, true), touches(2, true)));
  }

  @Test
  void aReadOfTheUnknownMayMeetAWrite() {
    assertFalse(mayMeet(sleeper(true, false), touches(2, false)));
    assertTrue(mayMeet(sleeper(true, false), touches(2, true)));
  }

  @Test
  void whatIsKnownOrNewIsNotTheUnknown() {
    for (var object : new int[] {0, 1, 3}) {
      assertFalse(mayMeet(sleeper(true, true), touches(object, true)));
    }
    assertFalse(mayMeet(sleeper(true, true), Footprint.NONE));
    assertFalse(mayMeet(sleeper(false, false), touches(2, true)));
  }

  @Test
  void anOlderObjectIsFoundBesideANewOne() {
    assertTrue(mayMeet(sleeper(true, true), touches(2, true).and(touches(3, true))));
    assertTrue(mayMeet(sleeper(true, true), touches(0, true).and(touches(2, true))));
  }

  @Test
  void twoTogetherTouchWhatEitherDoes() {
    for (var readsFirst : List.of(true, false)) {
      var both = sleeper(readsFirst, !readsFirst).and(sleeper(!readsFirst, readsFirst));
      assertTrue(both.readsUnknown() && both.writesUnknown());
      assertEquals(1, both.handle());
    }
    var none = sleeper(false, false).and(sleeper(false, false));
    assertFalse(none.readsUnknown() || none.writesUnknown());
  }
}
