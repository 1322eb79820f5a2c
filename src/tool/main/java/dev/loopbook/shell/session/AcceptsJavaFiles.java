package dev.loopbook.shell.session;

/// Marks the completion candidates of an argument that may also be a file of the person's own.
public interface AcceptsJavaFiles {}
