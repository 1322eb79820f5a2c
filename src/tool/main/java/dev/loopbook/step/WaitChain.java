package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// What a task's wait hangs on: who holds what it waits for, what that one waits for, and so on.
///
/// @param links one after the other
/// @param circle the names along a circle of tasks each of which waits for the next, the first one
///   again at the end; empty if there is none
public record WaitChain(List<Link> links, List<String> circle) {

  /// Nothing is known.
  public static final WaitChain NONE = new WaitChain(List.of(), List.of());

  /// One link.
  ///
  /// @param who a task's name
  /// @param does what it does, in words that follow its name: `holds it since tick 2`
  /// @param place the line, if known
  public record Link(String who, String does, Optional<CodePlace> place) {}

  /// Copies the lists.
  public WaitChain {
    links = List.copyOf(links);
    circle = List.copyOf(circle);
  }
}
