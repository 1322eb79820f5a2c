package dev.loopbook.shell;

import dev.loopbook.shell.attach.AttachCommands;
import dev.loopbook.shell.explore.ExploreCommands;
import dev.loopbook.shell.java.JavaCommands;
import dev.loopbook.shell.picture.PictureCommands;
import dev.loopbook.shell.practice.PracticeCommands;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.TakesJava;
import dev.loopbook.shell.step.HandOnCommands;
import dev.loopbook.shell.step.LookCommands;
import dev.loopbook.shell.step.StepCommands;
import dev.loopbook.shell.step.StopCommands;
import dev.loopbook.shell.step.VariableCommands;
import dev.loopbook.shell.step.WhatIfCommands;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.OptionSpec;

/// All commands, in the order of `help`. Each is a method of its group's class, with picocli's
/// [Command] annotation, that returns the exit status.
///
/// Only the command that is used is built, so their number doesn't slow the start.
final class Commands {
  // The JVM gives a class's methods in no particular order, so the order is here.
  private static final List<Group> GROUPS =
      List.of(
          Group.of("learn", LearnCommands.class, "chapters read predict play"),
          Group.of(
              "practice",
              PracticeCommands.class,
              "exercises next check hint reset solution progress solutions"),
          Group.of(
              "run and step",
              StepCommands.class,
              "run load tick step continue slow until back forward goto restart unload"),
          Group.of("stop at", StopCommands.class, "break watch breaks delete"),
          Group.of(
              "what if",
              WhatIfCommands.class,
              "cancel fail delay fire swap put set release compare"),
          Group.of("java", JavaCommands.class, "= print doc"),
          Group.of("hand on", HandOnCommands.class, "save open"),
          Group.of("record", RecordCommands.class, "record stop"),
          Group.of("commands of your own", ScriptCommands.class, "source alias unalias"),
          Group.of("all orders", ExploreCommands.class, "explore replay"),
          Group.of("look", LookCommands.class, "state tasks task why ready timers output trace"),
          Group.of("variables", VariableCommands.class, "locals"),
          Group.of(
              "pictures", PictureCommands.class, "lanes graph tree queues locks sockets profile"),
          Group.of("running programs", AttachCommands.class, "attach"),
          Group.of(
              "tools",
              ToolCommands.class,
              "shell book grade pack projector help version clear quit"));

  private Commands() {}

  /// The commands of one class, which is read when one of them is first asked for: the prompt needs
  /// none.
  static final class Group {
    private final String title;
    private final Class<?> type;
    private final List<String> names;
    private @Nullable List<Entry> commands;

    private Group(String title, Class<?> type, List<String> names) {
      this.title = title;
      this.type = type;
      this.names = names;
    }

    private static Group of(String title, Class<?> type, String names) {
      return new Group(title, type, List.of(names.split(" ")));
    }

    /// Returns their heading in `help`.
    String title() {
      return title;
    }

    List<Entry> commands() {
      var known = commands;
      if (known == null) {
        known = read(); // two threads would read the same
        commands = known;
      }
      return known;
    }

    private List<Entry> read() {
      var methods = new HashMap<String, Method>();
      for (var method : type.getDeclaredMethods()) {
        var command = method.getAnnotation(Command.class);
        if (command != null) {
          method.setAccessible(true);
          methods.put(command.name(), method);
        }
      }
      var entries =
          names.stream()
              .map(name -> new Entry(Objects.requireNonNull(methods.remove(name), name)))
              .toList();
      if (!methods.isEmpty()) {
        throw new IllegalStateException(title + ": these commands have no place: " + methods);
      }
      return entries;
    }
  }

  /// A command.
  record Entry(Method method) {
    String name() {
      return annotation().name();
    }

    String summary() {
      return String.join(" ", annotation().description());
    }

    boolean isRepeatedByEnter() {
      return method.isAnnotationPresent(RepeatedByEnter.class);
    }

    /// Returns a line that runs the command with these words, its name first.
    String typed(List<String> words) {
      return takesJava() ? String.join(" ", words) : CommandWords.join(words);
    }

    /// Returns the words of a line that runs the command. Java is one word, as it was typed.
    List<String> words(String line) {
      var split = CommandWords.read(line);
      if (!takesJava() || split.words().size() < 2) {
        return CommandWords.split(line);
      }
      var typed = line.substring(split.words().get(1).start(), split.comment()).strip();
      if (typed.startsWith("-") && !typed.equals("--help") && !typed.equals("-h")) {
        return List.of(split.words().getFirst().text(), "--", typed);
      }
      return typed.indexOf('"') < 0 && typed.indexOf('\'') < 0
          ? CommandWords.split(line)
          : List.of(split.words().getFirst().text(), typed);
    }

    boolean takesJava() {
      return method.isAnnotationPresent(TakesJava.class);
    }

    private boolean isNamed(String name) {
      return name().equals(name) || List.of(annotation().aliases()).contains(name);
    }

    private Command annotation() {
      return method.getAnnotation(Command.class);
    }
  }

  static List<Group> groups() {
    return GROUPS;
  }

  static List<String> names() {
    return GROUPS.stream().flatMap(group -> group.names.stream()).toList();
  }

  /// Finds a command by its name or an alias.
  static Optional<Entry> find(String name) {
    return GROUPS.stream()
        .filter(group -> group.names.contains(name))
        .findFirst()
        .map(Stream::of)
        .orElseGet(GROUPS::stream) // it may be an alias
        .flatMap(group -> group.commands().stream())
        .filter(entry -> entry.isNamed(name))
        .findFirst();
  }

  /// Builds a command that is ready to read arguments.
  static CommandLine build(Entry entry, Session session) {
    var line = new CommandLine(entry.method(), new Factory(session));
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

  /// Passes the session to every class of picocli whose constructor takes one.
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
