package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaticStateTest {

  static class Counted {
    static final List<Integer> NUMBERS = new ArrayList<>(List.of(1, 2));
  }

  @Test
  void aFieldHasChangedIfItsCollectionHoldsSomethingElse() {
    var before = StaticState.of(Counted.class);
    assertEquals(List.of(), StaticState.of(Counted.class).changedSince(before));

    Counted.NUMBERS.set(0, 7);

    assertEquals(List.of("Counted.NUMBERS"), StaticState.of(Counted.class).changedSince(before));
  }

  static class Large {
    static final int[] NUMBERS = new int[10_000];
  }

  @Test
  void ofALargeArrayTheBeginningIsRead() {
    var before = StaticState.of(Large.class);
    Large.NUMBERS[9_999] = 7;
    assertEquals(List.of(), StaticState.of(Large.class).changedSince(before));
    Large.NUMBERS[99] = 7;
    assertEquals(List.of("Large.NUMBERS"), StaticState.of(Large.class).changedSince(before));
  }

  /// Somebody changes its collection, as a test on another thread may while it's read.
  static class Changing {
    static final List<Integer> ALL = new ArrayList<>(List.of(1, 2));
    static final List<Integer> FIRST = ALL.subList(0, 1);

    static {
      ALL.add(3); // from now on, FIRST throws a ConcurrentModificationException
    }
  }

  @Test
  void aCollectionThatIsBeingChangedIsLeftOut() {
    var before = StaticState.of(Changing.class);

    assertEquals(List.of(), StaticState.of(Changing.class).changedSince(before));
  }

  static class OwnNumber extends Number {
    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      throw new AssertionError("it was asked");
    }

    @Override
    public long longValue() {
      return intValue();
    }

    @Override
    public float floatValue() {
      return intValue();
    }

    @Override
    public double doubleValue() {
      return intValue();
    }
  }

  static class WithOwnNumber {
    static final OwnNumber ONE = new OwnNumber();
  }

  @Test
  void aNumberOfTheProgramsOwnIsNotAsked() {
    var before = StaticState.of(WithOwnNumber.class);

    assertEquals(List.of(), StaticState.of(WithOwnNumber.class).changedSince(before));
  }
}
