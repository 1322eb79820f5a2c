package dev.loopbook.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs each test as a coroutine on a loop of its own, and fails it for what it leaves behind.
///
/// On a class it holds for all its tests: `@Test`, parameterised, repeated, dynamic and nested
/// ones. `@BeforeEach` and `@AfterEach` methods run in the same loop as their test, and may await
/// as it may. On a method it makes that one a test and takes the place of `@Test`; its options
/// replace those of the class.
///
/// ```java
/// @LoopTest
/// class UserServiceTest {
///   @Test
///   void findsAUser() {
///     assertEquals("Alice", await(service.fetchUser(1)).name());
///   }
/// }
/// ```
///
/// A test goes through these stages, in this order: class set-up, the loop is made, sync set-up
/// (extensions' and fixtures' before-callbacks), async set-up (`@BeforeEach`), the test, async
/// tear-down (`@AfterEach`, fixtures), the loop is closed and audited, class tear-down.
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Test
@ExtendWith(LoopExtension.class)
public @interface LoopTest {

  /// Which clock the loop has.
  enum Time {
    /// Time jumps to the next timer when nothing is ready: a test that sleeps an hour ends at once.
    VIRTUAL,
    /// The machine's time.
    REAL
  }

  /// What is done about something left behind.
  enum Audit {
    /// The test fails.
    FAIL,
    /// It is published as a report entry.
    WARN,
    /// Nothing.
    OFF
  }

  /// The clock of the loop; virtual unless real time is asked for.
  Time time() default Time.VIRTUAL;

  /// What is done about something left behind; the test fails unless it is asked not to.
  Audit audit() default Audit.FAIL;

  /// How many seconds of the loop's time the test may take, set-up and tear-down included; a day,
  /// unless another limit is set.
  double timeout() default 86_400;

  /// How many seconds of real time the test may take. It ends what `timeout` cannot: a program that
  /// holds the loop. Not applied where somebody steps or stops the program from outside.
  double wallTimeout() default 10;

  /// For how many seconds of the loop's time a callback may hold the loop before the test fails; 0
  /// for as long as it likes.
  double blockLimit() default 0;
}
