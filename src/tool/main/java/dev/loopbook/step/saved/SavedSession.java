package dev.loopbook.step.saved;

import dev.loopbook.step.Change;
import dev.loopbook.step.Position;
import dev.loopbook.step.TypedSnippet;
import java.util.List;
import java.util.Optional;

/// What `save` writes and `open` reads: enough to stand at the same moment of the same program.
///
/// @param program what the program is called: an example's name, or the name of a file
/// @param isExample whether it's an example of the book, and not a file beside the session's
/// @param digest the program's digest: the session is of no other version of it
/// @param order the token of the order that it follows, if not first in, first out
/// @param input the lines that were typed for the program
/// @param at where it was paused
/// @param isEnd whether it was over
/// @param changes what somebody did on the way, in order
/// @param breaks the commands that say what to stop for and what to watch
public record SavedSession(
    String program,
    boolean isExample,
    String digest,
    Optional<String> order,
    List<String> input,
    Position at,
    boolean isEnd,
    List<Act> changes,
    List<String> breaks) {

  /// Copies the lists.
  public SavedSession {
    input = List.copyOf(input);
    changes = List.copyOf(changes);
    breaks = List.copyOf(breaks);
  }

  /// What somebody did to the program.
  public sealed interface Act {
    /// Returns where it was done.
    Position at();
  }

  /// A change, and where it was made.
  ///
  /// @param words what was done, in words that follow "you"
  public record MadeChange(Position at, Change change, String words) implements Act {}

  /// Java, and where it was typed.
  ///
  /// @param isAfterEnd whether the program was over by then
  public record TypedJava(Position at, TypedSnippet snippet, boolean isAfterEnd) implements Act {}

  /// Returns the Java that was typed, in order.
  public List<TypedSnippet> java() {
    return changes.stream()
        .<TypedSnippet>mapMulti(
            (act, out) -> {
              if (act instanceof TypedJava typed) {
                out.accept(typed.snippet());
              }
            })
        .toList();
  }
}
