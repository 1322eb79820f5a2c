package dev.loopbook.shell;

import dev.loopbook.program.WholeFile;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The commands that make a demonstration of what is typed.
public final class RecordCommands {
  private static final String SUFFIX = ".loop";

  private final Session session;

  RecordCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "record",
      description = "Note the commands that follow, for a demonstration.",
      footer = {
        "record race   what follows becomes race.loop, once stop ends it",
        "record my/race.loop   in another folder; play my/race.loop plays it"
      })
  int record(
      @Parameters(paramLabel = "NAME", description = "A name for the file, without .loop.")
          String name) {
    var recording = DemoRecording.of(session);
    var current = recording.file();
    if (current.isPresent()) {
      throw CommandException.usage(
          "record %s: %s is being recorded.   stop ends that", name, current.get());
    }
    var file = file(name);
    if (Files.exists(file)) {
      throw CommandException.usage(
          "record %s: there is a %s already.   Choose another name", name, file);
    }
    recording.begin(file);
    session.screen().say("What you type from here on becomes %s.   stop ends it", file);
    return ExitStatus.OK;
  }

  private static Path file(String name) {
    try {
      return Path.of(name.endsWith(SUFFIX) ? name : name + SUFFIX);
    } catch (InvalidPathException _) {
      throw CommandException.usage("record %s: no file can have that name", name);
    }
  }

  @Command(
      name = "stop",
      description = "End the recording, and write the demonstration with captions to fill in.",
      footer = "stop     after record NAME and some commands")
  int stop() {
    var recording = DemoRecording.of(session);
    var file =
        recording
            .file()
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "stop: nothing is being recorded.   record NAME begins"));
    if (recording.count() == 0) {
      recording.end();
      session.screen().say("Nothing was typed, so there is no %s.", file);
      return ExitStatus.OK;
    }
    var count = recording.count();
    if (Files.exists(file)) {
      throw CommandException.usage(
          "stop: there is a %s by now. It was left as it is.   Move it away, and stop again", file);
    }
    try {
      WholeFile.write(file, recording.script());
    } catch (IOException failure) {
      throw CommandException.usage(
          "stop: %s can't be written: %s. Nothing is lost yet.   Change that, and stop again",
          file, FileFailure.why(failure));
    }
    recording.end();
    session
        .screen()
        .say(
            "%s: written, with %s. Write a caption before each; play %s plays it.",
            file, Counted.of(count, "command"), CommandWords.quoted(file.toString()));
    return ExitStatus.OK;
  }
}
