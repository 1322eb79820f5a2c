package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.loopbook.loop.Coroutine;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// Tests that return a coroutine fail, wherever they are.
final class UnrunTestEngineTest {

  private static Coroutine<Void> nothing() {
    return async(() -> {});
  }

  @LoopTest
  static class NoOthers {
    @Test
    Coroutine<Void> one() {
      return nothing();
    }

    @Test
    Coroutine<Void> two() {
      return nothing();
    }
  }

  static class OnTheMethodsAlone {
    @LoopTest
    Coroutine<Void> one() {
      return nothing();
    }

    @LoopTest
    void runs() {}
  }

  static class WithoutLoopTest {
    @Test
    Coroutine<Void> one() {
      return nothing();
    }

    @Test
    void runs() {}
  }

  @LoopTest
  static class SeenByTheExtension {
    @Test
    Coroutine<Void> one() {
      return nothing();
    }

    @Test
    void runs() {}
  }

  @LoopTest
  static class Sound {
    @Test
    void runs() {}

    @TestFactory
    List<Coroutine<Void>> factory() {
      return List.of();
    }

    Coroutine<Void> helper() {
      return nothing();
    }
  }

  @LoopTest
  static class NestedOnes {
    @Test
    void runs() {}

    @Nested
    class Inside {
      @Test
      Coroutine<Void> one() {
        return nothing();
      }
    }
  }

  @LoopTest
  static class OnlyNestedOnes {
    @Nested
    class Inside {
      @Test
      Coroutine<Void> nested() {
        return nothing();
      }
    }
  }

  private static List<String> failedBy(DiscoverySelector selector) {
    return EngineTestKit.engine(UnrunTestEngine.ID)
        .selectors(selector)
        .filters(includeClassNamePatterns(".*UnrunTestEngineTest.*"))
        .execute()
        .testEvents()
        .failed()
        .map(Event::getTestDescriptor)
        .map(test -> test.getParent().orElseThrow().getDisplayName() + "." + test.getDisplayName())
        .sorted()
        .toList();
  }

  @Test
  void aClassWithNoOtherTestsFails() {
    assertEquals(
        List.of("NoOthers.one()", "NoOthers.two()"), failedBy(selectClass(NoOthers.class)));
  }

  @Test
  void aBuildThatSelectsAPackageFindsThemWithOrWithoutLoopTest() {
    assertEquals(
        List.of(
            "NoOthers.one()",
            "NoOthers.two()",
            "OnTheMethodsAlone.one()",
            "OnlyNestedOnes.nested()",
            "WithoutLoopTest.one()"),
        failedBy(selectPackage(UnrunTestEngineTest.class.getPackageName())));
  }

  @Test
  void aClassThatTheExtensionFailsIsLeftToIt() {
    assertEquals(List.of(), failedBy(selectClass(SeenByTheExtension.class)));
    assertEquals(1, Kit.run(SeenByTheExtension.class).failures().size());
    assertEquals(List.of(), failedBy(selectClass(Sound.class)));
  }

  @Test
  void aNestedClassWithNoOtherTestsFailsWithTheClassAroundIt() {
    var failures = Kit.run(NestedOnes.class).failures();
    assertEquals(1, failures.size());
    assertTrue(failures.getFirst().getMessage().startsWith("Coroutine one(): JUnit doesn't run"));
  }

  @Test
  void theReportOfAProgramNamesThem() {
    var report = Tests.run(NoOthers.class);
    assertEquals(2, report.count(TestNode.Status.FAILED), report.toString());
    assertTrue(
        report.toString().contains("IllegalStateException: Coroutine one(): JUnit"),
        report.toString());
  }
}
