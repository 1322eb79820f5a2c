package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.explore.Freedom;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Runs each test as a coroutine on a loop of its own, and fails it for what it leaves behind.
///
/// On a class it covers all tests in it: `@Test`, parameterized, repeated, dynamic and nested ones.
/// `@BeforeEach` and `@AfterEach` methods run on the same loop as their test, and may await too. On
/// a method it replaces `@Test`, and its options replace the class's. On a method that is already
/// another kind of test it only sets options, and JUnit warns about two competing annotations; use
/// a nested class to avoid the warning.
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
/// A test in virtual time that really waits, as in `Thread.sleep` or `CompletableFuture.get`, holds
/// the loop without any trace in its clock. If that takes a while, the line and what to write
/// instead are printed on `System.err` and published as a report entry, unless `audit` is `OFF`.
///
/// The `close()` of an `@AutoClose` field may await, and so may the stream of dynamic tests that a
/// `@TestFactory` returns.
///
/// A test goes through these stages, in this order: class set-up, the loop is made, sync set-up
/// (extensions' and fixtures' before-callbacks), async set-up (`@BeforeEach`), the test, async
/// tear-down (`@AfterEach`, fixtures, `@AutoClose`), the loop is closed and audited, class
/// tear-down.
@API(status = STABLE, since = "1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Test
@ResourceLock(providers = ClassLoopLock.class)
@ExtendWith({
  BuildCheck.class, // first: the others need what it checks
  UnrunTests.class,
  DuplicateTestCondition.class,
  ScheduleSearch.class,
  StaticStateWatch.class,
  LoopExtension.class,
  LoopParameters.class
})
public @interface LoopTest {

  /// The loop's clock.
  enum Time {
    /// Time jumps to the next timer when nothing is ready, so a test that sleeps for an hour ends
    /// at once.
    VIRTUAL,
    /// The machine's time.
    REAL
  }

  /// What happens when a test leaves something behind.
  enum Audit {
    /// The test fails.
    FAIL,
    /// It's published as a report entry.
    WARN,
    /// Nothing.
    OFF
  }

  /// How long a loop is kept.
  enum Scope {
    /// Each test has its own loop. Class set-up and tear-down are plain code, without a loop.
    TEST,
    /// One loop for the class. `@BeforeAll` and `@AfterAll` run on it and may await, and so do all
    /// tests, one after another, in a parallel run too. What a test leaves behind still fails that
    /// test.
    CLASS,
    /// One loop for the whole run: as `CLASS`, but shared by all classes that ask for it, one after
    /// another. A fixture [per run][Fixture#perRun] may have tasks on it. The options of all these
    /// classes have to be the same.
    @API(status = EXPERIMENTAL, since = "1.0")
    RUN
  }

  /// The loop's clock; virtual by default.
  Time time() default Time.VIRTUAL;

  /// What happens when a test leaves something behind; by default it fails.
  Audit audit() default Audit.FAIL;

  /// How long a loop is kept; by default, for one test. Only has an effect on a class.
  Scope loop() default Scope.TEST;

  /// How many seconds of the loop's time a test may take, and each of its set-ups and tear-downs;
  /// by default, a day. A test that takes longer is cancelled and fails.
  double timeout() default 86_400;

  /// How many seconds of real time a test may take, and each of its set-ups and tear-downs. Then it
  /// is cancelled, and if that doesn't help, its thread is interrupted. There is no limit while
  /// somebody steps the program.
  ///
  /// By default, it's what JUnit's configuration parameter `loopbook.wallTimeout` says for the
  /// whole build, or otherwise 60 seconds. Set the parameter in `junit-platform.properties`, or
  /// with `-Dloopbook.wallTimeout=120`. Time in which the test waits for a processor on a busy
  /// machine counts a quarter.
  ///
  /// A test that reacts to neither can't be ended from inside its JVM. Its name and stack are
  /// printed on `System.err`. With JUnit's own `@Timeout(threadMode = SEPARATE_THREAD)`, for one
  /// test or the whole build, such a test fails and the run goes on: its loop is abandoned.
  double wallTimeout() default 0;

  /// For how many seconds of the loop's time a callback may hold the loop before the test fails; 0
  /// means no limit.
  double blockLimit() default 0;

  /// In how many orders of its callbacks the test runs; by default, only in the usual one. With
  /// [#ALL], in every order there is.
  ///
  /// A test that passes is run again, from its set-up to its tear-down, with the callbacks that are
  /// ready in a different order. The loop runs them first come, first served, but code seldom means
  /// to depend on that, and one more `await` somewhere changes it. First come the orders that are
  /// nearest to the usual one. A test that has no more than half as many as are allowed is run in
  /// all of them; else the other half is drawn at random. The first order in which the test fails
  /// is reported, with the shortest way to it that is known, and what [#schedule] needs to replay
  /// it. Each run of the test tries the same orders. A trace is only kept of an order that fails,
  /// which is run again for that; or of all, if the test looks at it.
  @API(status = EXPERIMENTAL, since = "1.0")
  int schedules() default 1;

  /// Which moments count as choices for [#schedules]; by default, any ready callback may be next.
  @API(status = EXPERIMENTAL, since = "1.0")
  Freedom freedom() default Freedom.ANY;

  /// What draws the random ones of [#schedules]; another number draws others.
  @API(status = EXPERIMENTAL, since = "1.0")
  long seed() default 0;

  /// The order to run the test in, copied from the report of `schedules`; by default, the usual
  /// one. It belongs to one test, and another one refuses it.
  @API(status = EXPERIMENTAL, since = "1.0")
  String schedule() default "";

  /// As [#schedules]: every order there is.
  @API(status = EXPERIMENTAL, since = "1.0")
  int ALL = Integer.MAX_VALUE;
}
