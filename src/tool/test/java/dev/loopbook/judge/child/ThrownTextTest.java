package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ThrownTextTest {
  private static Throwable causedBy(Throwable thrown, Throwable cause) {
    return thrown.initCause(cause);
  }

  @Test
  void itIsTheMessage() {
    assertEquals(Optional.of("no"), ThrownText.of(new IllegalStateException("no")));
    assertEquals(Optional.empty(), ThrownText.of(new IllegalStateException()));
    var withCause = new IllegalStateException("no", new RuntimeException("why"));
    assertEquals(Optional.of("no"), ThrownText.of(withCause));
  }

  @Test
  void aClassThatCouldNotBeInitializedSaysWhy() {
    assertEquals(
        Optional.of("Could not initialize class A: java.lang.ArithmeticException: / by zero"),
        ThrownText.of(
            causedBy(
                new NoClassDefFoundError("Could not initialize class A"),
                new ExceptionInInitializerError(
                    "Exception java.lang.ArithmeticException: / by zero [in thread \"tests\"]"))));
    assertEquals(
        Optional.of("a class could not be initialized: java.lang.ArithmeticException"),
        ThrownText.of(new ExceptionInInitializerError(new ArithmeticException())));
    assertEquals(
        Optional.of("no: java.lang.IllegalStateException: Exception x [in thread \"a\"]"),
        ThrownText.of(
            causedBy(
                new LinkageError("no"),
                new IllegalStateException("Exception x [in thread \"a\"]"))));
    assertEquals(Optional.of("no"), ThrownText.of(new LinkageError("no")));
  }

  @Test
  void aMessageThatThrowsIsNone() {
    var unspeakable =
        new RuntimeException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new IllegalStateException("not even this");
          }
        };
    assertEquals(Optional.empty(), ThrownText.of(unspeakable));
  }
}
