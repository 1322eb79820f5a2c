package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/// Fails the tests that return a coroutine in the classes where no extension can.
///
/// JUnit passes over such a test with a line in its log. If a class has no others, or its
/// `@LoopTest` is missing, nothing of the kit runs there, and the build is green. A second engine
/// is asked about each class all the same: to this one those methods are tests, and they fail. It
/// has no other tests.
@API(status = INTERNAL, since = "1.0")
public final class UnrunTestEngine implements TestEngine {

  /// The id of this engine.
  static final String ID = "loopbook-testkit";

  private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.<TestDescriptor>builder()
          .addClassContainerSelectorResolver(type -> !failing(type).isEmpty())
          .addSelectorResolver(new Resolver())
          .build();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    var engine = new EngineDescriptor(id, "Loopbook's test kit");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  private static List<Method> failing(Class<?> type) {
    var isSeenByExtension =
        AnnotationSupport.isAnnotated(type, LoopTest.class) && UnrunMethods.hasOthers(type);
    return UnrunMethods.isNested(type) || isSeenByExtension
        ? List.of()
        : UnrunMethods.within(type).stream().filter(UnrunMethods::isTest).toList();
  }

  private static final class Resolver implements SelectorResolver {
    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
      var type = selector.getJavaClass();
      return failing(type).isEmpty()
          ? Resolution.unresolved()
          : context
              .addToParent(parent -> Optional.of(new FailingClass(parent.getUniqueId(), type)))
              .map(
                  found ->
                      Resolution.match(
                          Match.exact(
                              found,
                              () ->
                                  failing(type).stream()
                                      .map(test -> DiscoverySelectors.selectMethod(type, test))
                                      .collect(Collectors.toSet()))))
              .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
      var type = selector.getJavaClass();
      var test = selector.getJavaMethod();
      return failing(type).contains(test)
          ? context
              .addToParent(
                  () -> DiscoverySelectors.selectClass(type),
                  parent -> Optional.of(new FailingTest(parent.getUniqueId(), type, test)))
              .map(found -> Resolution.match(Match.exact(found, Set::of)))
              .orElseGet(Resolution::unresolved)
          : Resolution.unresolved();
    }
  }

  private static final class FailingClass extends AbstractTestDescriptor {
    FailingClass(UniqueId engine, Class<?> type) {
      super(engine.append("class", type.getName()), type.getSimpleName(), ClassSource.from(type));
    }

    @Override
    public Type getType() {
      return Type.CONTAINER;
    }
  }

  private static final class FailingTest extends AbstractTestDescriptor {
    private final Method test;

    FailingTest(UniqueId ofClass, Class<?> type, Method test) {
      super(
          ofClass.append("method", test.getName()),
          test.getName() + "()",
          MethodSource.from(type, test));
      this.test = test;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }

  @Override
  public void execute(ExecutionRequest request) {
    execute(request.getRootTestDescriptor(), request);
  }

  private static void execute(TestDescriptor each, ExecutionRequest request) {
    var listener = request.getEngineExecutionListener();
    listener.executionStarted(each);
    each.getChildren().forEach(child -> execute(child, request));
    listener.executionFinished(
        each,
        each instanceof FailingTest failing
            ? TestExecutionResult.failed(
                new IllegalStateException(UnrunMethods.describe(List.of(failing.test))))
            : TestExecutionResult.successful());
  }
}
