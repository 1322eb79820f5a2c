package dev.loopbook.program.explored;

import dev.loopbook.program.CodePlace;

/// A place in a program where its code reads or writes something that other tasks may share.
///
/// @param place the line
/// @param owner the class that has the field, in its source name; of an array empty; of a JDK
///   object its class
/// @param name the field, or the method that is called on a JDK object; of an array's element empty
/// @param part the number that stands for the field in an access log
/// @param kind what is done there
public record AccessSite(CodePlace place, String owner, String name, int part, Kind kind) {

  /// What can be done at a site.
  public enum Kind {
    /// A field is read.
    READ,
    /// A field is written.
    WRITE,
    /// An element of an array is read or written.
    ELEMENT,
    /// A method of a JDK object is called that only looks at it.
    LOOK,
    /// A method of a JDK object is called that may change it.
    CHANGE
  }
}
