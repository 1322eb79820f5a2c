package dev.loopbook.book;

import dev.loopbook.step.film.Film;
import java.util.Optional;

/// Makes the films that are played beside the examples of a page.
@FunctionalInterface
public interface FilmMaker {

  /// Makes none.
  FilmMaker NONE = _ -> Optional.empty();

  /// Runs an example and returns its film; nothing if it doesn't compile or never runs a loop.
  Optional<Film> film(Example example);
}
