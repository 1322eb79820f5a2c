package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceHtml;
import dev.loopbook.watch.TraceJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files that a trace is to be written to.
///
/// @param html where the web page goes
/// @param json where the JSON goes
record TraceFiles(Optional<Path> html, Optional<Path> json) {

  boolean isEmpty() {
    return html.isEmpty() && json.isEmpty();
  }

  /// Writes the trace to each of the files and says so.
  ///
  /// @param name what the trace is of
  /// @throws CommandException if a file cannot be written
  void write(Trace trace, String name, Screen screen) {
    html.ifPresent(file -> write(file, TraceHtml.of(trace, name), screen));
    json.ifPresent(file -> write(file, TraceJson.of(trace), screen));
  }

  private static void write(Path file, String text, Screen screen) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw CommandException.usage(
          format(
              "%s: cannot be written (%s). Name a file in a folder that is there", file, failure));
    }
    screen.say(format("%s: written", file));
  }
}
