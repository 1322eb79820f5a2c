package dev.loopbook.prompt;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// What came of one snippet: an expression, a statement, or a declaration.
///
/// @param said what there is to say
/// @param way what the loop did meanwhile, if the snippet had to wait
public record SnippetAnswer(Said said, Optional<Way> way) {

  /// What there is to say of a snippet.
  public sealed interface Said {
    /// It has a value.
    ///
    /// @param name the variable that holds it; empty for an expression's
    /// @param text the value as text
    record Value(Optional<String> name, String text) implements Said {}

    /// It ran, and has no value.
    record Nothing() implements Said {}

    /// It defined something.
    ///
    /// @param what it, such as `method twice(int)`
    /// @param replaced whether there was one before
    /// @param missing what it uses that isn't defined yet
    record Defined(String what, boolean replaced, List<String> missing) implements Said {
      /// Copies the list.
      public Defined {
        missing = List.copyOf(missing);
      }
    }

    /// It isn't Java, or uses what isn't there.
    ///
    /// @param problems what's wrong with it
    record Refused(List<Problem> problems) implements Said {
      /// Copies the list.
      public Refused {
        problems = List.copyOf(problems);
      }
    }

    /// It threw something.
    ///
    /// @param failure what it threw, in one line
    /// @param places the lines that it came through, innermost first
    record Threw(String failure, List<CodePlace> places) implements Said {
      /// Copies the list.
      public Threw {
        places = List.copyOf(places);
      }
    }

    /// It was interrupted.
    record Interrupted() implements Said {}

    /// It waits for something that nothing can ever do.
    ///
    /// @param what what it waits for
    record Stuck(String what) implements Said {}

    /// It awaits, and the program is over: no loop is left.
    record NoLoop() implements Said {}

    /// The program ended while it waited.
    record ProgramEnded() implements Said {}
  }

  /// Something that the compiler doesn't accept.
  ///
  /// @param message what, as javac says it; its first line says what's wrong
  /// @param line the line of code that is wrong
  /// @param column where in it, from 0
  public record Problem(String message, String line, int column) {}
}
