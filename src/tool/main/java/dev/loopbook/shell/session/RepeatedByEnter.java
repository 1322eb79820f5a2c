package dev.loopbook.shell.session;

/// Marks the commands that an empty line repeats, with their arguments: those that step.
public interface RepeatedByEnter {}
