package dev.loopbook.program.explored;

/// What a run has to know of a class of the program to make its statics anew.
///
/// @param name its binary name
/// @param parent the number of its superclass, or -1 if that has no statics
/// @param hasInitializer whether it has an initializer, and not just fields without a value
/// @param isQuiet whether nobody can notice when its initializer runs, so that it may run early
record WovenClass(String name, int parent, boolean hasInitializer, boolean isQuiet) {}
