package dev.loopbook.step.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.TrialRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

final class FilmTest {
  private static final Program TURNS =
      TrialRun.program(
          """
          import static dev.loopbook.loop.Async.*;
          void main() {
            run(async(() -> {
              while (true) {
                await(sleep(millis(0)));
              }
            }));
          }
          """);

  private static Film film(int most, IntConsumer taken) {
    return Film.of(TURNS, "Turns", RunOptions.virtualTime(), Optional.empty(), most, taken);
  }

  @Test
  void itTellsHowManyPicturesItHas() {
    var told = new ArrayList<Integer>();
    assertEquals(5, film(5, told::add).length());
    assertEquals(List.of(2, 3, 4, 5), told);
  }

  @Test
  void whoeverIsToldMayEndIt() {
    assertThrows(
        CancellationException.class,
        () ->
            film(
                Integer.MAX_VALUE,
                pictures -> {
                  if (pictures == 10) {
                    throw new CancellationException();
                  }
                }));
  }
}
