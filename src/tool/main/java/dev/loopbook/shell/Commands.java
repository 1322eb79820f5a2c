package dev.loopbook.shell;

import dev.loopbook.shell.practice.Check;
import dev.loopbook.shell.practice.ListExercises;
import dev.loopbook.shell.practice.NextExercise;
import dev.loopbook.shell.practice.ProveSolutions;
import dev.loopbook.shell.practice.ResetExercise;
import dev.loopbook.shell.practice.ShowHint;
import dev.loopbook.shell.practice.ShowProgress;
import dev.loopbook.shell.practice.ShowSolution;
import dev.loopbook.shell.session.Group;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.Back;
import dev.loopbook.shell.step.Continue;
import dev.loopbook.shell.step.Load;
import dev.loopbook.shell.step.Restart;
import dev.loopbook.shell.step.ShowOutput;
import dev.loopbook.shell.step.ShowReady;
import dev.loopbook.shell.step.ShowState;
import dev.loopbook.shell.step.ShowTask;
import dev.loopbook.shell.step.ShowTasks;
import dev.loopbook.shell.step.ShowTimers;
import dev.loopbook.shell.step.ShowTrace;
import dev.loopbook.shell.step.ShowWhy;
import dev.loopbook.shell.step.StepCallback;
import dev.loopbook.shell.step.Tick;
import dev.loopbook.shell.step.Unload;
import dev.loopbook.shell.step.Until;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.OptionSpec;

/// All commands, in the order of `help`. A new one is a class with a picocli [Command] annotation,
/// a [Callable] that returns its exit status, and a line here.
///
/// Only the command that is used is built, so that their number costs the start nothing.
final class Commands {
  private static final List<Entry> ALL =
      List.of(
          new Entry(Group.LEARN, ListChapters.class),
          new Entry(Group.LEARN, ReadChapter.class),
          new Entry(Group.LEARN, Predict.class),
          new Entry(Group.LEARN, PlayDemo.class),
          new Entry(Group.PRACTICE, ListExercises.class),
          new Entry(Group.PRACTICE, NextExercise.class),
          new Entry(Group.PRACTICE, Check.class),
          new Entry(Group.PRACTICE, ShowHint.class),
          new Entry(Group.PRACTICE, ResetExercise.class),
          new Entry(Group.PRACTICE, ShowSolution.class),
          new Entry(Group.PRACTICE, ShowProgress.class),
          new Entry(Group.PRACTICE, ProveSolutions.class),
          new Entry(Group.STEP, RunProgram.class),
          new Entry(Group.STEP, Load.class),
          new Entry(Group.STEP, Tick.class),
          new Entry(Group.STEP, StepCallback.class),
          new Entry(Group.STEP, Continue.class),
          new Entry(Group.STEP, Until.class),
          new Entry(Group.STEP, Back.class),
          new Entry(Group.STEP, Restart.class),
          new Entry(Group.STEP, Unload.class),
          new Entry(Group.LOOK, ShowState.class),
          new Entry(Group.LOOK, ShowTasks.class),
          new Entry(Group.LOOK, ShowTask.class),
          new Entry(Group.LOOK, ShowWhy.class),
          new Entry(Group.LOOK, ShowReady.class),
          new Entry(Group.LOOK, ShowTimers.class),
          new Entry(Group.LOOK, ShowOutput.class),
          new Entry(Group.LOOK, ShowTrace.class),
          new Entry(Group.TOOLS, OpenShell.class),
          new Entry(Group.TOOLS, CheckBook.class),
          new Entry(Group.TOOLS, GradeClass.class),
          new Entry(Group.TOOLS, Help.class),
          new Entry(Group.TOOLS, Version.class),
          new Entry(Group.TOOLS, Quit.class));

  private Commands() {}

  /// A command that there is.
  ///
  /// @param group where `help` lists it
  /// @param type its class
  record Entry(Group group, Class<? extends Callable<Integer>> type) {
    String name() {
      return annotation().name();
    }

    String summary() {
      return String.join(" ", annotation().description());
    }

    private Command annotation() {
      return type.getAnnotation(Command.class);
    }
  }

  static List<Entry> all() {
    return ALL;
  }

  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }

  /// Finds a command by its name or another name that it has.
  static Optional<Entry> find(String name) {
    return ALL.stream()
        .filter(
            entry ->
                entry.name().equals(name) || List.of(entry.annotation().aliases()).contains(name))
        .findFirst();
  }

  /// Builds a command that is ready to read arguments.
  static CommandLine build(Entry entry, Session session) {
    var line = new CommandLine(entry.type(), new Factory(session));
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show what the command does.")
                .build());
    return line.setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setPosixClusteredShortOptionsAllowed(false);
  }

  /// Gives the session to commands, candidates and converters whose constructor asks for it.
  private record Factory(Session session) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      Constructor<K> constructor;
      try {
        constructor = type.getDeclaredConstructor(Session.class);
      } catch (NoSuchMethodException _) {
        return CommandLine.defaultFactory().create(type);
      }
      constructor.setAccessible(true);
      try {
        return constructor.newInstance(session);
      } catch (InvocationTargetException failure) {
        throw failure.getCause() instanceof Exception cause ? cause : failure;
      }
    }
  }
}
