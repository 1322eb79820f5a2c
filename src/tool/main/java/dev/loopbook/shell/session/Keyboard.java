package dev.loopbook.shell.session;

import java.io.InputStream;
import java.util.Optional;

/// What a person types, or what comes from a pipe.
public interface Keyboard {

  /// Reads a command; empty at the end of the input.
  ///
  /// @param prompt what stands before it
  /// @throws CtrlC if Ctrl-C is typed instead
  Optional<String> line(String prompt);

  /// Reads the answer to a question, without completion or history; empty at the end of the input.
  ///
  /// @param prompt what stands before it
  /// @throws CtrlC if Ctrl-C is typed instead
  Optional<String> answer(String prompt);

  /// Takes the keyboard for single keys, until the answer is closed.
  Keys keys();

  /// Returns the input, for a program that has it to itself.
  InputStream input();

  /// Drops the commands that were pasted together with the last one, and returns how many.
  int forgetPasted();

  /// Returns what to send to the terminal so that it's as it was before, if the process is ended
  /// while somebody types. May be called by any thread.
  default String givenBack() {
    return "";
  }
}
