package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {

  private record Answering(Object answer) {
    @Override
    public String toString() {
      return switch (answer) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case String text -> text;
        default -> null;
      };
    }
  }

  @Test
  void anObjectIsWrittenAsItWritesItself() {
    assertEquals("[1, two]", SafeText.of(List.of(1, "two")));
    assertEquals("null", SafeText.of(null));
  }

  @Test
  void anArrayIsWrittenAsAList() {
    assertEquals("[1, 2]", SafeText.of(new int[] {1, 2}));
    assertEquals(
        "[[a, null], []]", SafeText.of(new Object[] {new String[] {"a", null}, List.of()}));
    assertEquals("[0, 0, 0…", SafeText.of(new byte[1 << 20], 8));
    var circle = new Object[1];
    circle[0] = circle;
    assertEquals("[[[...]]]", SafeText.of(circle));
  }

  @Test
  void aToStringThatFailsIsNamed() {
    assertEquals(
        "<Answering, whose toString threw IllegalStateException>",
        SafeText.of(new Answering(new IllegalStateException("no"))));
    assertEquals(
        "<Answering, whose toString threw AssertionError>",
        SafeText.of(new Answering(new AssertionError("no"))));
    assertEquals("<Answering, whose toString returned null>", SafeText.of(new Answering(1)));
    assertEquals(
        "<Object, whose toString threw NullPointerException>",
        SafeText.of(
            new Object() {
              @Override
              public String toString() {
                throw new NullPointerException();
              }
            }));
  }

  @Test
  void anObjectThatContainsItselfDoesNotOverflowTheCallersStack() {
    var list = new ArrayList<Object>();
    list.add(List.of(list));
    assertEquals("<ArrayList, whose toString threw StackOverflowError>", SafeText.of(list));
  }

  @Test
  void severalLinesBecomeOne() {
    assertEquals(
        "a b c d", SafeText.of(new Answering(" a\n  b\r\nc\u0085d\n"))); // U+0085: next line
    assertEquals("a  b", SafeText.of(new Answering("a  b")));
    assertEquals("a b", SafeText.of(new Answering("a\u2028b")));
  }

  @Test
  void controlCharactersBecomeVisible() {
    assertEquals("␛[31mred", SafeText.of(new Answering("\u001b[31mred")));
  }

  @Test
  void aLongTextIsCut() {
    assertEquals("x".repeat(200), SafeText.of("x".repeat(200)));
    assertEquals("x".repeat(200) + "…", SafeText.of("x".repeat(201)));
    assertEquals("xxx…", SafeText.of("xxxx", 3));
  }

  @Test
  void identityHashCodesAreLeftOut() {
    assertEquals("java.lang.Object", SafeText.of(new Object()));
    assertEquals("[java.lang.Object]", SafeText.of(List.of(new Object())));
    assertEquals("ann@example.org", SafeText.of("ann@example.org"));
    assertEquals("a Lock and\na Lock", SafeText.withoutIdentity("a Lock@1b and\na Lock@2c"));
    Runnable lambda = () -> {};
    assertEquals("SafeTextTest$$Lambda", SafeText.of(lambda).replaceFirst("^dev.*\\.", ""));
  }

  @Test
  void aMocksHashCodeIsLeftOut() {
    assertEquals("[Mock for Bank]", SafeText.of("[Mock for Bank, hashCode: 1930765011]"));
    assertEquals("Row 1, hashCode: 7", SafeText.of("Row 1, hashCode: 7"));
  }

  @Test
  void longTextsAreSearchedToo() {
    var packages = "a.".repeat(100_000);
    assertEquals(packages + "Job", SafeText.withoutIdentity(packages + "Job@1b"));
    var mail = "a".repeat(1_000_000) + "@1b";
    assertEquals(mail, SafeText.withoutIdentity(mail));
  }

  @Test
  void anIdentityIsLeftOutBeforeTheTextIsCut() {
    assertEquals("[Job, Job…", SafeText.of("[Job@1b2c3d4e, Job@1c, Job@7]", 9));
    assertEquals("[Job, Job…", SafeText.of("[Job@1b, Job@1c2d3e4f, Job@7]", 9));
  }

  @Test
  void aFailureIsItsTypeAndMessage() {
    assertEquals(
        "IllegalStateException: no such user",
        SafeText.ofFailure(new IllegalStateException("no such user")));
    assertEquals("IllegalStateException", SafeText.ofFailure(new IllegalStateException()));
    assertEquals("IllegalStateException", SafeText.ofFailure(new IllegalStateException(" ")));
    assertEquals("Exception: first", SafeText.ofFailure(new Exception("\nfirst\nsecond")));
  }

  @Test
  void aFailureWhoseMessageFailsIsItsType() {
    assertEquals(
        "IllegalStateException",
        SafeText.ofFailure(
            new IllegalStateException() {
              @Override
              public String getMessage() {
                throw new StackOverflowError();
              }
            }));
  }
}
