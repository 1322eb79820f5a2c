package dev.loopbook.judge;

import java.nio.file.Path;

/// An answer that students really give, and that must not pass.
///
/// @param name the file's name without its end
/// @param file the whole wrong answer, in place of the first edited file
/// @param test the test that rejects it
/// @param words what the report must say
public record WrongAnswer(String name, Path file, String test, String words) {}
