package dev.loopbook.program.explored;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.UserFrame;
import dev.loopbook.program.UserFrames;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one run printed, and where: to find the line that prints something else in each run.
final class PrintedPlaces implements AccessWitness {
  private static final Pattern IDENTITY = Pattern.compile("[\\w.$]+@[0-9a-f]{4,8}");

  /// So many pieces are compared; the first differences come early.
  private static final int MOST = 10_000;

  private static final int SHOWN = 40;

  private final UserFrames frames;
  private final List<String> texts = new ArrayList<>();
  private final List<Optional<CodePlace>> places = new ArrayList<>();

  PrintedPlaces(UserFrames frames) {
    this.frames = frames;
  }

  @Override
  public void accessed(
      AccessSite site, Object owner, int index, boolean writes, @Nullable Object value) {}

  @Override
  public boolean isRehearsal() {
    return true;
  }

  @Override
  public void printed(String text) {
    if (texts.size() < MOST) {
      texts.add(text);
      places.add(
          frames.of(new Throwable().getStackTrace()).stream().findFirst().map(UserFrame::place));
    }
  }

  /// Returns what is printed differently in another run, if anything.
  Optional<ProgramVaries> firstDifference(PrintedPlaces other) {
    for (var i = 0; i < Math.min(texts.size(), other.texts.size()); i++) {
      if (!texts.get(i).equals(other.texts.get(i))) {
        return Optional.of(difference(texts.get(i), other.texts.get(i), places.get(i)));
      }
    }
    return Optional.empty();
  }

  private static ProgramVaries difference(String one, String other, Optional<CodePlace> place) {
    var what = format("prints %s in one run and %s in the next", quoted(one), quoted(other));
    return IDENTITY.matcher(one).find()
        ? new ProgramVaries(
            what, "That's an identity hash: give the class a toString() of its own.", place)
        : new ProgramVaries(
            what, "Look for what it takes from outside: time, chance, threads, hashes.", place);
  }

  private static String quoted(String text) {
    return '"' + Shorten.toColumns(ControlCharacters.shown(text.strip()), SHOWN) + '"';
  }
}
