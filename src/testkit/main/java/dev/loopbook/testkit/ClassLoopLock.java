package dev.loopbook.testkit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/// Keeps the tests of a class that share one loop on one thread, one after another, in a parallel
/// run too. JUnit does that with everything below a class that locks a resource.
final class ClassLoopLock implements ResourceLocksProvider {

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return lock(testClass, List.of());
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> around, Class<?> testClass) {
    return lock(testClass, around);
  }

  private static Set<Lock> lock(Class<?> testClass, List<Class<?>> around) {
    return AnnotationSupport.findAnnotation(testClass, LoopTest.class, around)
        .filter(given -> given.loop() == LoopTest.Scope.CLASS)
        .map(
            _ ->
                Set.of(
                    new Lock("the loop of " + testClass.getName(), ResourceAccessMode.READ_WRITE)))
        .orElse(Set.of());
  }
}
