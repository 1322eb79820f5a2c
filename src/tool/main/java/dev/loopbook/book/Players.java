package dev.loopbook.book;

import dev.loopbook.step.film.FilmPlayer;
import dev.loopbook.text.Markup;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The players of a page: one after the last thing that is shown of each example would be far from
/// its first lines, so there is one after the first.
final class Players {

  /// Of a page without examples.
  static final Players NONE = new Players(null, FilmMaker.NONE);

  private final @Nullable Chapter chapter;
  private final FilmMaker films;
  private final Set<Example> shown = new HashSet<>();

  Players(@Nullable Chapter chapter, FilmMaker films) {
    this.chapter = chapter;
    this.films = films;
  }

  /// Returns the player that comes after a fence with code of this file; nothing if there has been
  /// one, or if the file isn't an example.
  Markup after(String file) {
    return example(file)
        .filter(shown::add)
        .flatMap(
            example -> films.film(example).map(film -> FilmPlayer.closed(example.name(), film)))
        .orElse(Markup.EMPTY);
  }

  /// Returns the name of the player of a file: `TwoTasks`.
  static String name(String file) {
    return file.replaceFirst("^.*/", "").replaceFirst("\\.java$", "");
  }

  private Optional<Example> example(String file) {
    return chapter == null
        ? Optional.empty()
        : chapter.examples().stream().filter(example -> example.file().endsWith(file)).findFirst();
  }
}
