package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Body;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Something that tests need, and that may await while it is set up or torn down.
///
/// ```java
/// final Fixture<Server> server = Fixture.of(setUp -> setUp.closing(await(Server.start())));
///
/// final Fixture<Client> client =
///     Fixture.of(
///         setUp -> {
///           var client = new Client(setUp.use(server)); // the server is there first
///           await(client.logIn());
///           setUp.afterwards(() -> await(client.logOut())); // and goes last
///           return client;
///         });
///
/// @Test
/// void greets() {
///   assertEquals("hello", await(client.get().greet()));
/// }
/// ```
///
/// It is set up on the test's loop when the test first asks for it, and torn down there after the
/// last `@AfterEach`, whether the test passed, failed or was cancelled. What was set up last goes
/// first, and a failing tear-down doesn't keep the others from running. To set it up before each
/// test, asked for or not, register it with `@RegisterExtension`. To share it between classes, put
/// it in a static field; [Fixtures] passes those as parameters.
///
/// @param <T> what the tests get
@API(status = STABLE, since = "1.0")
public final class Fixture<T extends @Nullable Object> implements BeforeEachCallback {

  /// How long what was set up is kept.
  enum Scope {
    TEST("per test"),
    CLASS("per class"),
    RUN("per run");

    final String words;

    Scope(String words) {
      this.words = words;
    }
  }

  /// What a fixture is called that nobody named.
  static final String UNNAMED = "fixture";

  final Scope scope;
  final String name;
  final Body.In<SetUp, T> body;

  private Fixture(Scope scope, String name, Body.In<SetUp, T> body) {
    this.scope = scope;
    this.name = Objects.requireNonNull(name, "shown");
    this.body = Objects.requireNonNull(body, "setUp");
  }

  /// Returns a fixture that `setUp` makes for each test that asks for it.
  public static <T extends @Nullable Object> Fixture<T> of(Body.In<SetUp, T> setUp) {
    return new Fixture<>(Scope.TEST, UNNAMED, setUp);
  }

  /// Returns a fixture that `setUp` makes for each test that asks for it, without a tear-down.
  public static <T extends @Nullable Object> Fixture<T> of(Body<T> setUp) {
    Objects.requireNonNull(setUp, "setUp");
    return of((SetUp _) -> setUp.run());
  }

  /// Returns this fixture with a name for messages and stages.
  public Fixture<T> named(String shown) {
    return new Fixture<>(scope, shown, body);
  }

  /// Returns this fixture set up once for a test class, its nested classes included, and torn down
  /// after the class.
  ///
  /// If each test has a loop of its own, the fixture is set up on the loop of the first test that
  /// asks, and torn down on a new one. So it must not hold on to a loop, with a task or a lock.
  /// With `@LoopTest(loop = CLASS)` it may.
  public Fixture<T> perClass() {
    return new Fixture<>(Scope.CLASS, name, body);
  }

  /// Returns this fixture set up once for the whole run, and torn down at its end on a new loop. So
  /// it must not hold on to a loop. With `@LoopTest(loop = RUN)` it may.
  public Fixture<T> perRun() {
    return new Fixture<>(Scope.RUN, name, body);
  }

  /// Returns what was set up; sets it up first if nobody has, and may suspend for that.
  ///
  /// @throws IllegalStateException if this isn't part of a `@LoopTest`
  public T get() {
    return TestLoop.current("Fixture.get").valueOf(this);
  }

  /// Sets it up before each test; for `@RegisterExtension`.
  @Override
  public void beforeEach(ExtensionContext context) {
    var loop = LoopExtension.loop(context);
    loop.run(name, this::get);
  }

  @Override
  public String toString() {
    return format("<Fixture %s, %s>", name, scope.words);
  }

  /// What a fixture can do while it's being set up.
  public static final class SetUp {

    private final FixtureScope into;
    private final Fixture<?> fixture;
    private final TestLoop loop;

    SetUp(FixtureScope into, Fixture<?> fixture, TestLoop loop) {
      this.into = into;
      this.fixture = fixture;
      this.loop = loop;
    }

    /// Returns the value of another fixture, which is set up before this one and torn down after
    /// it.
    ///
    /// @throws IllegalStateException if the other is torn down sooner than this one, or needs this
    ///   one itself
    public <F extends @Nullable Object> F use(Fixture<F> other) {
      if (other.scope.compareTo(fixture.scope) < 0) {
        throw new IllegalStateException(
            format(
                "the fixture %s is kept %s and cannot use %s, which is made %s: it would outlive it",
                fixture.name, fixture.scope.words, other.name, other.scope.words));
      }
      return loop.valueOf(other);
    }

    /// Closes `resource` when the fixture is torn down, and returns it; `close()` may await.
    public <R extends AutoCloseable> R closing(R resource) {
      afterwards(resource::close);
      return resource;
    }

    /// Runs `tearDown` when the fixture is torn down, even if its set-up fails later on. It may
    /// await.
    public void afterwards(Body.OfVoid tearDown) {
      into.afterwards(fixture, tearDown);
    }
  }
}
