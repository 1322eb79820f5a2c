package dev.loopbook.step.view;

import static dev.loopbook.step.view.Reports.resumes;
import static dev.loopbook.step.view.Reports.starts;
import static dev.loopbook.step.view.Reports.tick;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.step.Turn.Ends;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LessonTest {
  private static final Ends YIELDS = new Ends.GivesWay();
  private static final Ends FINISHES = new Ends.Finishes(Optional.empty());

  @Test
  void whoYieldsRunsAgainInTheNextTick() {
    var report = tick(2).turn(starts("A", YIELDS, 1)).turn(starts("B", YIELDS, 1)).report();
    assertTrue(Lesson.in(report).contains(Lesson.GIVES_WAY));
    report = tick(3).turn(resumes("A", FINISHES, 1)).report();
    assertFalse(Lesson.in(report).contains(Lesson.GIVES_WAY));
  }

  @Test
  void anOrderInWhichItRunsAtOnceTeachesNothingOfTheKind() {
    var report =
        tick(2)
            .turn(starts("A", YIELDS, 1))
            .turn(resumes("A", FINISHES, 1))
            .turn(starts("B", YIELDS, 1))
            .report();
    assertFalse(Lesson.in(report).contains(Lesson.GIVES_WAY));
  }
}
