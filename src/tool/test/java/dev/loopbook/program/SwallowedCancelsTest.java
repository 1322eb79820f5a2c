package dev.loopbook.program;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.LoopSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SwallowedCancelsTest {

  /// Runs a program whose main task ends while another sleeps, which then tidies up.
  ///
  /// @param waits how many times the other waits after it was cancelled
  /// @param each how long it waits each time
  private static List<String> warnings(int waits, Duration each) {
    var warnings = new ArrayList<String>();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(new SwallowedCancels(warnings::add))
        .call(
            () ->
                run(
                    async(
                        () -> {
                          createTask(
                              async(
                                  () -> {
                                    try {
                                      await(sleep(seconds(3600)));
                                    } finally {
                                      for (var i = 0; i < waits; i++) {
                                        await(sleep(each));
                                      }
                                    }
                                  }));
                          await(sleep(millis(1)));
                        })));
    return warnings;
  }

  @ParameterizedTest
  @CsvSource({"3, 9000", "4, 900", "99, 1"})
  void aTaskMayTidyUpForLongOrInManySteps(int waits, int millis) {
    assertEquals(List.of(), warnings(waits, Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({"4, 1000", "100, 1", "500, 1000"})
  void aTaskThatGoesOnIsNamedOnce(int waits, int millis) {
    assertEquals(1, warnings(waits, Duration.ofMillis(millis)).size());
  }
}
