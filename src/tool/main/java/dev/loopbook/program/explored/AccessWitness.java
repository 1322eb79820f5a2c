package dev.loopbook.program.explored;

import org.jspecify.annotations.Nullable;

/// Hears in words what a program reads and writes, for a picture of one run.
public interface AccessWitness {

  /// Called before the access.
  ///
  /// @param owner the object whose field or element it is, or the JDK object; a stand-in if static
  /// @param index of an array's element; else -1
  /// @param value the value that is read or about to be written; null also if it isn't known
  void accessed(AccessSite site, Object owner, int index, boolean writes, @Nullable Object value);

  /// Returns whether the run is only to show whether the program can be explored. Then nobody wants
  /// to know the values, which take time to find out.
  default boolean isRehearsal() {
    return false;
  }

  /// Called when the program prints.
  void printed(String text);
}
