package dev.loopbook.testkit;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.Trace;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// What [LoopTest] adds to JUnit: a loop for each test, and a task on it for each of its stages.
final class LoopExtension
    implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LoopExtension.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(TestLoop.class, TestLoop.open(Options.of(context)));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var loop = context.getStore(NAMESPACE).remove(TestLoop.class, TestLoop.class);
    if (loop != null) {
      close(loop, context);
    }
  }

  private static void close(TestLoop loop, ExtensionContext context) {
    var failure = context.getExecutionException();
    var findings =
        loop.options().audit() == LoopTest.Audit.OFF
            ? loop.closeUnaudited()
            : loop.close(failure.isPresent());
    var left = leftBehind(loop, findings, context.getRequiredTestClass());
    var probably =
        failure.or(() -> left).flatMap(told -> FailedOnLoop.explain(told, loop, findings, context));
    LoopRecords.add(context, loop.recordOf(findings, probably));
    if (left.isPresent()) {
      switch (loop.options().audit()) {
        case FAIL -> throw left.get();
        case WARN -> context.publishReportEntry("left behind", left.get().getMessage());
        case OFF -> {}
      }
    }
  }

  private static Optional<LeftBehind> leftBehind(
      TestLoop loop, List<Finding> findings, Class<?> testClass) {
    var uncaught = loop.uncaught();
    return findings.isEmpty() && uncaught.isEmpty()
        ? Optional.empty()
        : Optional.of(LeftBehind.of(findings, uncaught, SourceLines.of(testClass)));
  }

  // ---- the stages ----

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runStage(context, call.getExecutable().getName(), invocation);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runStage(context, call.getExecutable().getName(), invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runTest(context, call.getExecutable().getName(), invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    runTest(context, call.getExecutable().getName(), invocation);
  }

  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    return loop(context).run(call.getExecutable().getName(), invocation::proceed);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext call,
      ExtensionContext context)
      throws Throwable {
    runTest(context, context.getDisplayName(), invocation);
  }

  private static void runStage(
      ExtensionContext context, String name, Invocation<@Nullable Void> invocation)
      throws Throwable {
    var loop = loop(context);
    try {
      loop.run(name, invocation::proceed);
    } catch (Throwable thrown) {
      throw FailedOnLoop.of(thrown, loop);
    }
  }

  private static void runTest(
      ExtensionContext context, String name, Invocation<@Nullable Void> invocation)
      throws Throwable {
    var loop = loop(context);
    try {
      loop.runTest(name, invocation::proceed);
    } catch (Throwable thrown) {
      throw FailedOnLoop.of(thrown, loop);
    }
  }

  private static TestLoop loop(ExtensionContext context) {
    var loop = context.getStore(NAMESPACE).get(TestLoop.class, TestLoop.class);
    if (loop == null) {
      throw new IllegalStateException(
          context.getDisplayName()
              + ": its loop is not open here; a test's loop lives from its"
              + " first @BeforeEach to its last @AfterEach");
    }
    return loop;
  }

  // ---- parameters ----

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == EventLoop.class || type == Trace.class || type == VirtualClock.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var loop = loop(context);
    var type = parameter.getParameter().getType();
    if (type == EventLoop.class) {
      return loop.loop();
    }
    if (type == Trace.class) {
      return loop.trace();
    }
    if (loop.loop().clock() instanceof VirtualClock clock) {
      return clock;
    }
    throw new IllegalStateException(
        "%s asks for a VirtualClock, and its loop runs in real time: leave out time = REAL"
            .formatted(context.getDisplayName()));
  }
}
