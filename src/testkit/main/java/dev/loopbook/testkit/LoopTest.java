package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs each test as a coroutine on a loop of its own, and fails it for what it leaves behind.
///
/// On a class it holds for all its tests: `@Test`, parameterised, repeated, dynamic and nested
/// ones. `@BeforeEach` and `@AfterEach` methods run in the same loop as their test, and may await
/// as it may. On a method it makes that one a test and takes the place of `@Test`; its options
/// replace those of the class. On a method that is another kind of test already it brings only its
/// options, and JUnit warns of two annotations that compete; a nested class says the same in peace.
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
@API(status = STABLE, since = "1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Test
@ExtendWith({
  BuildCheck.class, // first: the others need what it checks
  DuplicateTestCondition.class,
  ScheduleSearch.class,
  StaticStateWatch.class,
  LoopExtension.class,
  LoopParameters.class
})
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

  /// Whose loop a test runs on.
  enum Scope {
    /// Each test has a loop of its own. Class set-up and tear-down are plain code, without a loop.
    TEST,
    /// One loop for the class: `@BeforeAll` and `@AfterAll` run on it and may await, and so do all
    /// tests, one after another. What a test leaves behind fails that test all the same.
    CLASS
  }

  /// The clock of the loop; virtual unless real time is asked for.
  Time time() default Time.VIRTUAL;

  /// What is done about something left behind; the test fails unless it is asked not to.
  Audit audit() default Audit.FAIL;

  /// Whose loop it is; each test's own, unless the class is to have one. Asked of the class only.
  Scope loop() default Scope.TEST;

  /// How many seconds of the loop's time a test may take, and each of its set-ups and tear-downs; a
  /// day, unless another limit is set. A test that takes longer is cancelled and fails.
  double timeout() default 86_400;

  /// How many seconds of real time a test may take, and each of its set-ups and tear-downs. It is
  /// cancelled then, and if that does not help, its thread is interrupted; a test that reacts to
  /// neither cannot be ended from inside its JVM. Not applied where somebody steps or stops the
  /// program from outside.
  double wallTimeout() default 10;

  /// For how many seconds of the loop's time a callback may hold the loop before the test fails; 0
  /// for as long as it likes.
  double blockLimit() default 0;

  /// In how many orders of its callbacks the test is run; in the usual one alone, unless more are
  /// asked for.
  ///
  /// A test that passes is run again, each time from its set-up to its tear-down, with the
  /// callbacks that are ready in the same tick in another order. The loop itself runs them as they
  /// came; but that order is seldom anybody's plan, and one more `await` somewhere changes it. The
  /// first order in which the test fails is reported with what [#schedule] needs to replay it. The
  /// orders that are tried are the same each time.
  @API(status = EXPERIMENTAL, since = "1.0")
  int schedules() default 1;

  /// The order to run the test in, as the report of `schedules` names it; the usual one unless it
  /// is set.
  @API(status = EXPERIMENTAL, since = "1.0")
  String schedule() default "";
}
