package dev.loopbook.testkit;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;

/// Lets a test factory await while its dynamic tests are made one by one.
///
/// JUnit takes them from the factory's stream, or its iterator, long after the factory has
/// returned, and outside its task. Each step of that is a stage on the factory's loop instead. So
/// it is with the tests of a [DynamicContainer].
final class LazyTests {

  private LazyTests() {}

  /// Returns what a factory made, with what is still to be made on `loop`.
  @SuppressWarnings("unchecked") // JUnit only looks at what it really is
  static <T extends @Nullable Object> T on(TestLoop loop, String factory, T made) {
    return switch (made) {
      case Stream<?> tests -> (T) stream(iterator(tests.iterator(), loop, factory), tests);
      case Iterator<?> tests -> (T) iterator(tests, loop, factory);
      case Collection<?> tests ->
          (T) tests.stream().map(test -> node(test, loop, factory)).toList();
      case Object[] tests -> (T) Stream.of(tests).map(test -> node(test, loop, factory)).toList();
      case Iterable<?> tests ->
          (T) (Iterable<Object>) () -> iterator(tests.iterator(), loop, factory);
      case DynamicContainer container -> (T) node(container, loop, factory);
      case null, default -> made;
    };
  }

  /// Returns a node as it is, but a container with its tests still to be made on `loop`. They run
  /// one by one on that loop in any case, whatever execution mode it asks for.
  private static Object node(Object node, TestLoop loop, String factory) {
    if (!(node instanceof DynamicContainer container)) {
      return node;
    }
    var children = container.getChildren();
    return DynamicContainer.dynamicContainer(
        container.getDisplayName(),
        container.getTestSourceUri().orElse(null),
        stream(iterator(children.iterator(), loop, factory), children)
            .map(DynamicNode.class::cast));
  }

  private static Stream<Object> stream(Iterator<Object> tests, Stream<?> made) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(tests, Spliterator.ORDERED), false)
        .onClose(made::close);
  }

  private static Iterator<Object> iterator(Iterator<?> tests, TestLoop loop, String factory) {
    return new Iterator<Object>() {
      @Override
      public boolean hasNext() {
        return loop.run(factory, tests::hasNext);
      }

      @Override
      public Object next() {
        return node(loop.run(factory, tests::next), loop, factory);
      }
    };
  }
}
