package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  @Test
  void whatIsOpenIsListedOldestFirstWithTheLineThatOpenedIt() {
    OnLoop.virtual(
        LoopSetup.standard().withOrigins(),
        () -> {
          var resources = EventLoop.running().resources();
          resources.opened("a");
          resources.noted("b");
          assertEquals(List.of("a", "b"), resources.open());
          for (var each : resources.open()) {
            assertEquals(
                ResourcesTest.class.getName(),
                resources.origin(each).orElseThrow().place().getClassName());
          }
          resources.closed("a");
          assertEquals(Optional.empty(), resources.origin("a"));
          assertEquals(List.of("b"), resources.open());
        });
  }

  @Test
  void openingAndClosingDoNotConcernEachOtherButListingConcernsBoth() {
    var log = new Accesses(Resources.class::isInstance);
    log.watch(
        () -> {
          var resources = EventLoop.running().resources();
          assertEquals("reads Resources", log.of(() -> resources.opened("a")));
          assertEquals("reads Resources", log.of(() -> resources.noted("b")));
          assertEquals("reads Resources", log.of(() -> resources.closed("a")));
          assertEquals("writes Resources", log.of(resources::open));
        });
  }

  @Test
  void aGeneratorThatFailsWhileTheRunClosesItIsReportedAndOneThatIsCancelledIsNot() {
    var lost = new IOException("lost");
    var reported = new ArrayList<ExceptionContext>();
    OnLoop.virtual(
        LoopSetup.standard().withExceptionHandler((_, failure) -> reported.add(failure)),
        () -> {
          for (var ending : List.of(lost, new CancelledError())) {
            Async.<Integer>generate(
                    out -> {
                      try {
                        out.yield(1);
                      } finally {
                        throwIt(ending);
                      }
                    })
                .iterator()
                .next();
          }
        });
    assertEquals(1, reported.size());
    assertEquals(
        "an error occurred during closing of <Generator finished>", reported.getFirst().message());
    assertSame(lost, reported.getFirst().exception());
  }

  private static void throwIt(Throwable failure) throws Throwable {
    throw failure;
  }
}
