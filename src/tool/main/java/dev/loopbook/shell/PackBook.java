package dev.loopbook.shell;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.pack.Pack;
import dev.loopbook.exercise.pack.PackKind;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pack`: its arguments, and what it does.
final class PackBook {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description =
          "gradescope: the zip of an autograder. classroom: a workflow for GitHub. container: a"
              + " folder with a Containerfile.")
  private @Nullable PackKind kind;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "The file to write, or the folder for a container; a name that fits.")
  private @Nullable Path out;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Grade only these exercises or chapters.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--grader",
      paramLabel = "OWNER/REPO",
      description = "Where the workflow takes the grader from; loopbook of the student's owner.")
  private @Nullable String grader;

  PackBook(Session session) {
    this.session = session;
  }

  int run() {
    if (kind == null) {
      throw CommandException.usage("pack: for what? gradescope, classroom or container");
    }
    check(kind);
    var named = only.stream().map(exercisesNamed()).toList();
    var target = out == null ? Path.of(kind.usualName()) : out;
    var pack = new Pack(session.home(), named, grader == null ? Pack.USUAL_GRADER : grader);
    try {
      pack.write(kind, target);
    } catch (IOException failure) {
      throw CommandException.failure(
          "pack %s: %s can't be made: %s", kind, target, FileFailure.why(failure));
    }
    var screen = session.screen();
    switch (kind) {
      case GRADESCOPE ->
          screen.say(
              "%s: upload it under \"Configure Autograder\"; Ubuntu 22.04 or newer as the base",
              target);
      case CLASSROOM ->
          screen.say(
              "%s: put it into .github/workflows of the assignment's template, and protect it there",
              target);
      case CONTAINER -> screen.say("%s: build it there.   podman build -t loopbook .", target);
    }
    return ExitStatus.OK;
  }

  private void check(PackKind kind) {
    if (grader != null && kind != PackKind.CLASSROOM) {
      throw CommandException.usage(
          "pack %s: --grader says where a workflow takes the grader from. This package has it inside",
          kind);
    }
    if (!only.isEmpty() && kind == PackKind.CONTAINER) {
      throw CommandException.usage(
          "pack container: it holds the whole book.   grade takes --only when it runs");
    }
    if (grader != null && !grader.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
      throw CommandException.usage(
          "pack classroom: --grader %s: a repository is called OWNER/REPO", grader);
    }
    if (out != null && kind != PackKind.CONTAINER && Files.isDirectory(out)) {
      throw CommandException.usage("pack %s: --out %s: this is a folder. Name a file", kind, out);
    }
  }

  /// Returns how to find what a script may safely be told: the full name of an exercise or a
  /// chapter.
  private UnaryOperator<String> exercisesNamed() {
    var exercises = Exercises.in(session.home());
    return id ->
        exercises.all().stream()
            .filter(each -> each.isIn(id))
            .findFirst()
            .map(Exercise::chapterId)
            .orElseGet(() -> CommandException.require(exercises.find(id)).id());
  }
}
