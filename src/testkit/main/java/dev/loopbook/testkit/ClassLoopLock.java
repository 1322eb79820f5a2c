package dev.loopbook.testkit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/// Keeps the tests that share one loop, of a class or of the run, on one thread, one after another,
/// in a parallel run too. JUnit does that with everything below a class that locks a resource.
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
        .map(LoopTest::loop)
        .map(
            scope ->
                switch (scope) {
                  case TEST -> Set.<Lock>of();
                  case CLASS -> Set.of(lock("the loop of " + testClass.getName()));
                  case RUN -> Set.of(lock("the loop of the run"));
                })
        .orElse(Set.of());
  }

  private static Lock lock(String key) {
    return new Lock(key, ResourceAccessMode.READ_WRITE);
  }
}
