package dev.loopbook.shell.frame;

/// Marks the completion candidates of an argument that may also be a file of the person's own.
public interface TakesFiles {}
