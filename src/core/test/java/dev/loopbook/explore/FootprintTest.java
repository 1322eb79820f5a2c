package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FootprintTest {

  private static Footprint reads(long... places) {
    return new Footprint(places, new long[0], new int[0]);
  }

  /// Writes places: each is followed by the value that it leaves there.
  private static Footprint writes(int... placesAndValues) {
    var builder = new Footprint.Builder();
    for (var i = 0; i < placesAndValues.length; i += 2) {
      builder.write(placesAndValues[i], placesAndValues[i + 1]);
    }
    return builder.build();
  }

  private static void assertConflict(boolean expected, Footprint one, Footprint other) {
    assertEquals(expected, one.conflictsWith(other));
    assertEquals(expected, other.conflictsWith(one));
  }

  private static void assertFootprint(String expected, Footprint footprint) {
    assertEquals(
        expected,
        Arrays.toString(footprint.reads())
            + Arrays.toString(footprint.writes())
            + Arrays.toString(footprint.values()));
  }

  @Test
  void aPlaceIsAPartOfAnObject() {
    for (var part : new int[] {0, 7, -1, Integer.MIN_VALUE}) {
      assertEquals(3, Footprint.object(Footprint.place(3, part)));
    }
    assertTrue(Footprint.place(3, -1) < Footprint.place(4, 0), "sorted by object");
  }

  @Test
  void readsNeverConflict() {
    assertConflict(false, reads(1, 2, 3), reads(1, 2, 3));
  }

  @Test
  void aReadConflictsWithAWriteOfTheSamePlace() {
    assertConflict(true, reads(1, 4, 9), writes(2, 1, 9, 1));
    assertConflict(true, reads(9), writes(2, 1, 5, 1, 9, 1));
    assertConflict(true, reads(1, 2), writes(1, 1));
    assertConflict(false, reads(1, 4, 9), writes(2, 1, 5, 1));
    assertConflict(false, reads(), writes(2, 1));
  }

  @Test
  void writesConflictUnlessTheyLeaveTheSame() {
    assertConflict(true, writes(1, 7), writes(1, 8));
    assertConflict(false, writes(1, 7), writes(1, 7));
    assertConflict(false, writes(1, 7, 3, 7), writes(2, 8, 4, 8));
    assertConflict(true, writes(1, 7, 5, 1), writes(2, 9, 5, 2));
    assertConflict(true, writes(1, 7, 5, 1), writes(1, 7, 5, 2));
    assertConflict(true, writes(1, Footprint.UNKNOWN), writes(1, Footprint.UNKNOWN));
  }

  @Test
  void twoTogetherTouchWhatEitherDoes() {
    assertFootprint("[1, 2, 3][][]", reads(1, 3).and(reads(2, 3)));
    assertFootprint("[][1, 2, 3, 4][5, 6, 7, 8]", writes(1, 5, 4, 8).and(writes(2, 6, 3, 7)));
    assertFootprint("[][1, 2, 3, 4][5, 6, 7, 8]", writes(2, 6, 3, 7).and(writes(1, 5, 4, 8)));
    assertFootprint("[][1, 2][5, 0]", writes(1, 5, 2, 6).and(writes(1, 5, 2, 7)));
    assertFootprint("[9][1][5]", reads(9).and(writes(1, 5)));
  }

  @Test
  void nothingChangesNothing() {
    var some = reads(1, 2);
    assertSame(some, some.and(Footprint.NONE));
    assertFootprint("[1, 2][][]", Footprint.NONE.and(some));
    assertFalse(some.conflictsWith(Footprint.NONE));
  }

  @Test
  void ofTheFirstObjectsOnlyTheirPartsAreLeft() {
    var builder = new Footprint.Builder();
    for (var object = 0; object < 4; object++) {
      builder.read(Footprint.place(object, 1));
      builder.write(Footprint.place(object, 2), object + 10);
    }
    var all = builder.build();
    var two = all.ofFirst(2);
    assertArrayEquals(new long[] {Footprint.place(0, 1), Footprint.place(1, 1)}, two.reads());
    assertArrayEquals(new long[] {Footprint.place(0, 2), Footprint.place(1, 2)}, two.writes());
    assertArrayEquals(new int[] {10, 11}, two.values());
    assertEquals(0, all.ofFirst(0).reads().length);
    assertEquals(4, all.ofFirst(9).writes().length);
    // a place that is the border itself belongs to the next object
    assertEquals(0, reads(Footprint.place(1, 0)).ofFirst(1).reads().length);
  }

  @Test
  void aBuilderSortsAndKeepsEachPlaceOnceWithItsLastValue() {
    var builder = new Footprint.Builder();
    for (var place : new long[] {5, 5, 3, 5, 1}) {
      builder.read(place);
    }
    builder.write(9, 1);
    builder.write(4, 2);
    builder.write(9, 3);
    assertFootprint("[1, 3, 5][4, 9][2, 3]", builder.copy());
    builder.read(2);
    assertFootprint("[1, 2, 3, 5][4, 9][2, 3]", builder.build());
    assertSame(Footprint.NONE, builder.build());
    assertSame(Footprint.NONE, builder.copy());
    builder.write(4, 2);
    assertFootprint("[][4][2]", builder.build());
  }

  @Test
  void aBuilderHasRoomForManyPlacesButKnowsTheValuesOfTheFirstOnly() {
    var builder = new Footprint.Builder();
    for (var i = 0; i < 100; i++) {
      builder.read(i);
      builder.write(i, 7);
    }
    builder.write(63, 8);
    builder.write(64, 7);
    var all = builder.build();
    assertEquals(100, all.reads().length);
    assertEquals(100, all.writes().length);
    assertEquals(99, all.writes()[99]);
    assertEquals(7, all.values()[62]);
    assertEquals(8, all.values()[63]);
    assertEquals(Footprint.UNKNOWN, all.values()[64]);
    assertEquals(Footprint.UNKNOWN, all.values()[99]);
  }
}
