package dev.loopbook.program;

/// One thing that a class file refers to.
///
/// @param owner the binary name of the class; of an array, that of its elements
/// @param member the name of the field or the method; empty if only the class is named. `new` is
///   `<init>`
/// @param descriptor the member's descriptor as class files write it; empty without a member
/// @param bootstrap whether javac put it there to make a lambda, a string or a switch
/// @param source the source file's name
/// @param line the line that refers to it; 0 if it is no line's, as a superclass
public record ClassReference(
    String owner, String member, String descriptor, boolean bootstrap, String source, int line) {}
