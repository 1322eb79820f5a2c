package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// A frame of a task's code, with what is in its variables, as text.
///
/// @param method the method as the source names it: `produce`, or `Cart.add` outside the class that
///   the program starts with
/// @param place the line
/// @param variables its local variables that are in scope, in the order in which they were declared
/// @param self the object whose method it is in, if it's in one
public record FrameSnapshot(
    String method, CodePlace place, List<Variable> variables, Optional<Self> self) {

  /// Copies the list.
  public FrameSnapshot {
    variables = List.copyOf(variables);
  }

  /// A variable or a field.
  ///
  /// @param text what is in it; empty if that couldn't be found out
  public record Variable(String name, Optional<String> text) {}

  /// An object and its fields, those of the program's superclasses last.
  public record Self(String text, List<Variable> fields) {
    /// Copies the list.
    public Self {
      fields = List.copyOf(fields);
    }
  }
}
