package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Body;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstances;

/// What [LoopTest] adds to JUnit: a loop for each test, and on it a task for each of its stages.
final class LoopExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        InvocationInterceptor {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LoopExtension.class);

  /// The key of a class's loop.
  private static final String OF_CLASS = "loop of the class";

  /// The key of the run's loop, in the classes that share it.
  private static final String OF_RUN = "loop of the run";

  /// The key that marks a test on such a loop as begun.
  private static final String BEGUN = "begun";

  // ---- a class ----

  @Override
  public void beforeAll(ExtensionContext context) {
    if (sharedLoop(context).isPresent()) {
      return; // a nested class, on the loop of the one around it
    }
    switch (LoopTestOptions.scopeOf(context)) {
      case TEST -> {}
      case CLASS -> {
        var loop = TestLoop.open(LoopTestOptions.of(context), nameOf(context));
        share(loop, context);
        context.getStore(NAMESPACE).put(OF_CLASS, loop);
        TestLoopRecords.entered(TestStage.Kind.LOOP_MADE, context, "");
      }
      case RUN -> {
        var loop = runLoop(context);
        share(loop, context);
        loop.beginClass();
        context.getStore(NAMESPACE).put(OF_RUN, loop);
      }
    }
  }

  private static TestLoop runLoop(ExtensionContext context) {
    var ofRun = ofRun(context); // before the loop: JUnit closes what came last first
    var options = LoopTestOptions.of(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            RunLoop.class,
            _ ->
                new RunLoop(
                    TestLoop.open(options, nameOf(context)),
                    testClass(context).getSimpleName(),
                    ofRun),
            RunLoop.class)
        .with(options);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    var fixtures = context.getStore(NAMESPACE).remove(FixtureScope.class, FixtureScope.class);
    var loop = context.getStore(NAMESPACE).remove(OF_CLASS, TestLoop.class);
    var ofRun = context.getStore(NAMESPACE).remove(OF_RUN, TestLoop.class);
    var type = context.getRequiredTestClass();
    // JUnit keeps it until here if there is one object for all tests.
    var test = context.getTestInstance().orElse(null);
    if (loop == null
        && ofRun == null
        && (fixtures == null || !fixtures.hasTearDowns())
        && !AwaitingClose.isNeeded(type, null)
        && (test == null || !AwaitingClose.isNeeded(type, test))) {
      return;
    }
    var on =
        Optional.ofNullable(loop)
            .or(() -> Optional.ofNullable(ofRun))
            .or(() -> sharedLoop(context))
            .orElseGet(() -> TestLoop.open(LoopTestOptions.of(context), nameOf(context)));
    if (ofRun == null) {
      on.begin();
    } else {
      on.beginClassTearDown();
    }
    Consumer<String> onTearDown =
        name -> TestLoopRecords.entered(TestStage.Kind.CLASS_TEAR_DOWN, context, name);
    var failures = new ArrayList<Throwable>();
    if (fixtures != null) {
      failures.addAll(fixtures.tearDown(on, onTearDown));
    }
    if (test != null) {
      failures.addAll(AwaitingClose.closeAll(type, test, on, onTearDown));
    }
    failures.addAll(AwaitingClose.closeAll(type, null, on, onTearDown));
    var failed = context.getExecutionException().isPresent() || !failures.isEmpty();
    var isKept = ofRun != null || (loop == null && sharedLoop(context).isPresent());
    var findings = isKept ? on.end(failed) : on.close(failed);
    if (!isKept) {
      TestLoopRecords.entered(TestStage.Kind.LOOP_CLOSED, context, "");
    }
    TestOutcome.of(on, context, failures, findings);
  }

  // ---- a test ----

  @Override
  public void beforeEach(ExtensionContext context) {
    openIfNeeded(context);
  }

  private static TestLoop openIfNeeded(ExtensionContext context) {
    var store = context.getStore(NAMESPACE);
    var ofClass = sharedLoop(context);
    if (ofClass.isEmpty()) {
      var open = store.get(TestLoop.class, TestLoop.class);
      if (open != null) {
        return open;
      }
      var loop = TestLoop.open(LoopTestOptions.of(context), nameOf(context));
      share(loop, context);
      store.put(TestLoop.class, loop); // JUnit closes it with the context, if afterEach doesn't run
      TestLoopRecords.entered(TestStage.Kind.LOOP_MADE, context, "");
      return loop;
    }
    if (store.get(BEGUN) == null) {
      store.put(BEGUN, true);
      ofClass.get().begin();
      ofClass.get().rename(nameOf(context));
      share(ofClass.get(), context);
    }
    return ofClass.get();
  }

  /// Gives a test's loop the fixtures it shares: those of its outermost class and those of the run.
  private static void share(TestLoop loop, ExtensionContext context) {
    var ofClass = outermostClass(context);
    loop.share(
        fixtures(ofClass),
        ofRun(context).fixtures(),
        name -> TestLoopRecords.entered(TestStage.Kind.ASYNC_SET_UP, context, name));
  }

  private static ExtensionContext outermostClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(LoopExtension::outermostClass)
        .orElse(context);
  }

  private static FixtureScope fixtures(ExtensionContext ofClass) {
    return ofClass
        .getStore(NAMESPACE)
        .computeIfAbsent(FixtureScope.class, _ -> new FixtureScope(), FixtureScope.class);
  }

  private static FixturesOfRun ofRun(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            FixturesOfRun.class,
            _ -> new FixturesOfRun(new FixtureScope(), LoopTestOptions.of(context)),
            FixturesOfRun.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var ofClass = sharedLoop(context);
    if (ofClass.isPresent()) {
      var loop = ofClass.get();
      var failures = tearDown(loop, context);
      TestOutcome.of(loop, context, failures, loop.end(hasFailed(context, failures)));
      return;
    }
    var loop = context.getStore(NAMESPACE).remove(TestLoop.class, TestLoop.class);
    if (loop != null) {
      var failures = tearDown(loop, context);
      var findings = loop.close(hasFailed(context, failures));
      TestLoopRecords.entered(TestStage.Kind.LOOP_CLOSED, context, "");
      TestOutcome.of(loop, context, failures, findings);
    }
  }

  private static boolean hasFailed(ExtensionContext context, List<Throwable> failures) {
    return context.getExecutionException().isPresent() || !failures.isEmpty();
  }

  private static List<Throwable> tearDown(TestLoop loop, ExtensionContext context) {
    Consumer<String> onTearDown =
        name -> TestLoopRecords.entered(TestStage.Kind.ASYNC_TEAR_DOWN, context, name);
    var failures = new ArrayList<>(loop.fixtures().tearDown(loop, onTearDown));
    if (context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isEmpty()) {
      for (var test : instances(context).reversed()) {
        failures.addAll(AwaitingClose.closeAll(test.getClass(), test, loop, onTearDown));
      }
    }
    return failures;
  }

  private static List<Object> instances(ExtensionContext context) {
    return context.getTestInstances().map(TestInstances::getAllInstances).orElse(List.of());
  }

  /// Returns the class of a test; for a dynamic test, the class of its factory.
  static Class<?> testClass(ExtensionContext context) {
    return context
        .getTestClass()
        .or(() -> context.getParent().map(LoopExtension::testClass))
        .orElse(Object.class);
  }

  /// Returns a test's name as people look for it: `ShopTest.opens()`.
  private static String nameOf(ExtensionContext context) {
    var type = testClass(context).getSimpleName();
    return context.getTestMethod().isPresent() || context.getTestClass().isEmpty()
        ? type + "." + context.getDisplayName()
        : type;
  }

  // ---- the stages ----

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> call,
      ExtensionContext context)
      throws Throwable {
    if (context.getTestMethod().isEmpty()) {
      return invocation.proceed(); // one object for all tests of the class
    }
    var loop = openIfNeeded(context);
    TestLoopRecords.entered(
        TestStage.Kind.SYNC_SET_UP, context, "new " + call.getTargetClass().getSimpleName());
    return loop.besideTheLoop(invocation::proceed);
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runForClass(TestStage.Kind.CLASS_SET_UP, invocation, call, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    inTearDown(
        "@AfterAll",
        call,
        () -> runForClass(TestStage.Kind.CLASS_TEAR_DOWN, invocation, call, context));
  }

  private static void runForClass(
      TestStage.Kind stage,
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    var name = call.getExecutable().getName();
    TestLoopRecords.entered(stage, context, name);
    var loop = sharedLoop(context);
    if (loop.isPresent()) {
      run(loop.get(), () -> loop.get().run(name, invocation::proceed));
    } else {
      invocation.proceed();
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runStage(TestStage.Kind.ASYNC_SET_UP, invocation, call, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    inTearDown(
        "@AfterEach",
        call,
        () -> runStage(TestStage.Kind.ASYNC_TEAR_DOWN, invocation, call, context));
  }

  /// Says of a failure that it comes from a tear-down: its message is its author's.
  private static void inTearDown(
      String kind, ReflectiveInvocationContext<Method> call, Body.OfVoid tearDown)
      throws Throwable {
    try {
      tearDown.run();
    } catch (Throwable failure) {
      failure.addSuppressed(
          new FixtureScope.InTearDown(
              format("in the tear-down: %s %s()", kind, call.getExecutable().getName())));
      throw failure;
    }
  }

  private static void runStage(
      TestStage.Kind stage,
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    var name = call.getExecutable().getName();
    TestLoopRecords.entered(stage, context, name);
    var loop = loop(context);
    run(loop, () -> loop.run(name, invocation::proceed));
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runTest(invocation, call.getExecutable().getName(), context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runTest(invocation, call.getExecutable().getName(), context);
  }

  private static void runTest(
      Invocation<@Nullable Void> invocation, String name, ExtensionContext context)
      throws Throwable {
    TestLoopRecords.entered(TestStage.Kind.TEST, context, name);
    var loop = loop(context);
    run(loop, () -> loop.runTest(name, invocation::proceed));
  }

  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    TestLoopRecords.entered(TestStage.Kind.TEST, context, call.getExecutable().getName());
    var loop = loop(context);
    var name = call.getExecutable().getName();
    return LazyTests.on(loop, name, run(loop, () -> loop.run(name, invocation::proceed)));
  }

  /// Runs a dynamic test on its factory's loop, as it shares the factory's set-up. What it leaves
  /// behind counts as its own.
  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext call,
      ExtensionContext context)
      throws Throwable {
    var loop = loop(context);
    loop.inOneGo(
        () -> {
          loop.beginDynamic();
          loop.rename(nameOf(context));
          runDynamic(loop, invocation, context);
          return null;
        });
  }

  private static void runDynamic(
      TestLoop loop, Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    var name = context.getDisplayName();
    Throwable failure = null;
    try {
      run(loop, () -> loop.runTest(name, invocation::proceed));
    } catch (Throwable thrown) {
      failure = thrown;
    }
    var failures = loop.endDynamic();
    var findings = loop.end(failure != null || !failures.isEmpty());
    try {
      TestOutcome.of(loop, context, Optional.ofNullable(failure), failures, findings);
    } catch (Throwable left) {
      if (failure == null) {
        throw left;
      }
      failure.addSuppressed(left);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static <T extends @Nullable Object> T run(TestLoop loop, Body<T> stage) throws Throwable {
    try {
      return stage.run();
    } catch (Throwable thrown) {
      throw FailedOnLoop.of(thrown, loop);
    }
  }

  /// Returns the loop that the tests of a class share, with each other or with other classes.
  private static Optional<TestLoop> sharedLoop(ExtensionContext context) {
    var store = context.getStore(NAMESPACE);
    return Optional.ofNullable(store.get(OF_CLASS, TestLoop.class))
        .or(() -> Optional.ofNullable(store.get(OF_RUN, TestLoop.class)));
  }

  /// Returns the loop of a test.
  ///
  /// @throws IllegalStateException if none is open
  static TestLoop loop(ExtensionContext context) {
    return sharedLoop(context)
        .or(
            () ->
                Optional.ofNullable(
                    context.getStore(NAMESPACE).get(TestLoop.class, TestLoop.class)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    context.getDisplayName()
                        + ": no loop is open here. Each test has its own, from its constructor to"
                        + " its last @AfterEach; @LoopTest(loop = CLASS) opens one for the class"));
  }
}
