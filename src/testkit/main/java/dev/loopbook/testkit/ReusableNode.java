package dev.loopbook.testkit;

import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.Node;

/// JUnit's descriptor of a test method or of a class around it, made to be executed more than once.
///
/// Everything is done by the original, with two exceptions. A class forgets its methods for set-up
/// and tear-down when it's cleaned up, which is the last thing that an execution does. So the
/// engine's own descriptor does that, which closes the context of the class as well and has nothing
/// to forget. And no locks are asked for, as nothing runs beside it.
final class ReusableNode<C extends EngineExecutionContext> extends AbstractTestDescriptor
    implements Node<C> {

  private final TestDescriptor original;
  private final Node<C> node;
  private final Node<C> cleaner;

  private ReusableNode(TestDescriptor original, Node<C> node, Node<C> cleaner) {
    super(original.getUniqueId(), original.getDisplayName(), original.getSource().orElse(null));
    this.original = original;
    this.node = node;
    this.cleaner = cleaner;
  }

  /// Makes what an engine has found reusable, if that is one test method and the classes around it.
  ///
  /// @return whether that is all there is
  static boolean reuse(TestDescriptor engine) {
    return reuseChild(engine, engine);
  }

  private static boolean reuseChild(TestDescriptor parent, TestDescriptor engine) {
    if (parent.getChildren().size() != 1) {
      return false;
    }
    var child = parent.getChildren().iterator().next();
    return switch (child.getUniqueId().getLastSegment().getType()) {
      case "method" -> child.isTest() && replace(child, child, parent);
      case "class", "nested-class" -> reuseChild(child, engine) && replace(child, engine, parent);
      default -> false; // a test that JUnit makes while others run
    };
  }

  @SuppressWarnings("unchecked") // all nodes of an engine share a type of context
  private static boolean replace(
      TestDescriptor original, TestDescriptor cleaner, TestDescriptor parent) {
    if (!(original instanceof Node<?> node && cleaner instanceof Node<?> other)) {
      return false;
    }
    var reusable =
        new ReusableNode<>(
            original, (Node<EngineExecutionContext>) node, (Node<EngineExecutionContext>) other);
    Set.copyOf(original.getChildren()).forEach(reusable::addChild);
    parent.removeChild(original);
    parent.addChild(reusable);
    original.setParent(parent); // of which it asks what only JUnit's own descriptors know
    return true;
  }

  @Override
  public Type getType() {
    return original.getType();
  }

  @Override
  public Set<TestTag> getTags() {
    return original.getTags();
  }

  @Override
  public C prepare(C context) throws Exception {
    return node.prepare(context);
  }

  @Override
  public SkipResult shouldBeSkipped(C context) throws Exception {
    return node.shouldBeSkipped(context);
  }

  @Override
  public void around(C context, Invocation<C> invocation) throws Exception {
    node.around(context, invocation);
  }

  @Override
  public C before(C context) throws Exception {
    return node.before(context);
  }

  @Override
  public C execute(C context, DynamicTestExecutor dynamicTests) throws Exception {
    return node.execute(context, dynamicTests);
  }

  @Override
  public void after(C context) throws Exception {
    node.after(context);
  }

  @Override
  public void nodeSkipped(C context, TestDescriptor descriptor, SkipResult result) {
    node.nodeSkipped(context, descriptor, result);
  }

  @Override
  public void nodeFinished(C context, TestDescriptor descriptor, TestExecutionResult result) {
    node.nodeFinished(context, descriptor, result);
  }

  @Override
  public void cleanUp(C context) throws Exception {
    cleaner.cleanUp(context);
  }
}
