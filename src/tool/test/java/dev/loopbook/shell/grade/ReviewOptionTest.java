package dev.loopbook.shell.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.exercise.grade.Review;
import dev.loopbook.exercise.grade.ReviewLog;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReviewOptionTest {
  private static final Submission ANN =
      new Submission("ann", "Ann", Map.of(), Optional.empty(), List.of());

  @TempDir private Path folder;

  /// Returns the points for Ann's answer that a file in the folder of hand-ins decides.
  ///
  /// @param trusted whether nothing in that folder can be a student's
  private Optional<Double> decided(boolean trusted) {
    ReviewLog.in(folder.resolve(".loopbook-reviews"))
        .keep(new Review("ann", "ch90/e1_sum", "", 10, 10, "mine"));
    var none = OutputStream.nullOutputStream();
    var screen = new Screen(new StreamOutput(none, none), Palette.PLAIN);
    try (var session =
        new Session(
            screen, _ -> new StreamKeyboard(InputStream.nullInputStream(), screen), folder)) {
      return new ReviewOption()
          .in(folder, trusted, session)
          .find(ANN, "ch90/e1_sum")
          .map(Review::points);
    }
  }

  @Test
  void whatWasDecidedCountsInEveryGrading() {
    assertEquals(Optional.of(10.0), decided(true));
  }

  @Test
  void aStudentDecidesNothing() {
    assertEquals(Optional.empty(), decided(false));
  }
}
