package dev.loopbook.program;

import java.lang.constant.ClassDesc;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A local variable of a frame of a running program.
///
/// @param type its type, erased
/// @param signature its type with its arguments, as class files say it, if that says more
/// @param value what is in it; a primitive is boxed
/// @param isKnown whether that could be found out
public record LocalVariable(
    String name,
    ClassDesc type,
    Optional<String> signature,
    @Nullable Object value,
    boolean isKnown) {

  /// Returns whether it's the object whose method the frame is in.
  public boolean isThis() {
    return name.equals("this");
  }
}
