package dev.loopbook.program.shape;

/// A class, field or method that a class file refers to.
///
/// @param owner the binary name of the class; for an array, that of its elements
/// @param member the name of the field or the method; empty if only the class is named. `new` is
///   `<init>`
/// @param descriptor the member's descriptor as class files write it; empty without a member
/// @param bootstrap whether javac generated it, for a lambda, a string concatenation or a switch
/// @param source the source file's name
/// @param line the line that refers to it; 0 if no line does, as for a superclass
public record ClassReference(
    String owner, String member, String descriptor, boolean bootstrap, String source, int line) {}
