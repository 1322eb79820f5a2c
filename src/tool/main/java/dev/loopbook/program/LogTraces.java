package dev.loopbook.program;

import dev.loopbook.text.RootLocale;
import dev.loopbook.watch.OwnFrames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// Formats what a program logs with `java.util.logging` as the JDK does, but for the stack traces:
/// those show only the learner's frames. The JDK prints a trace by itself, so the weaver, which
/// replaces `printStackTrace` in a program's own code, can't reach it.
///
/// Public for the log manager, which creates it by its name.
public final class LogTraces extends SimpleFormatter {

  /// What the log manager creates when the first logger is asked for.
  public static final class Configuration {

    /// Configures it as the JDK does, but for the formatter.
    public Configuration() throws IOException {
      var text =
          RootLocale.format(
              """
              handlers=java.util.logging.ConsoleHandler
              .level=INFO
              java.util.logging.ConsoleHandler.level=INFO
              java.util.logging.ConsoleHandler.formatter=%s
              """,
              LogTraces.class.getName());
      LogManager.getLogManager()
          .readConfiguration(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Makes logs in this JVM so, unless whoever started it has chosen a configuration. Called before
  /// anything is logged.
  public static void install() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty("java.util.logging.config.class", Configuration.class.getName());
    }
  }

  /// Takes back what earlier programs did to this JVM's loggers: their levels, handlers and
  /// filters.
  static void resetLoggers() {
    var manager = LogManager.getLogManager();
    try {
      manager.readConfiguration();
    } catch (IOException _) {
      return; // a file of the user's own that is gone: then they stay as they are
    }
    for (var name : Collections.list(manager.getLoggerNames())) {
      var logger = manager.getLogger(name);
      if (logger != null) {
        logger.setFilter(null);
        logger.setUseParentHandlers(true);
      }
    }
  }

  @Override
  public synchronized String format(LogRecord record) {
    var thrown = record.getThrown();
    if (thrown == null) {
      return super.format(record);
    }
    record.setThrown(null);
    try {
      var text = new StringBuilder(super.format(record));
      add(text, "", thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
      return text.toString();
    } finally {
      record.setThrown(thrown);
    }
  }

  private static void add(
      StringBuilder text, String caption, Throwable thrown, Set<Throwable> seen) {
    text.append(caption).append(thrown).append('\n');
    if (!seen.add(thrown)) {
      return;
    }
    for (var frame : OwnFrames.in(thrown.getStackTrace(), LogTraces::isLearners)) {
      text.append("\tat ").append(frame).append('\n');
    }
    for (var suppressed : thrown.getSuppressed()) {
      add(text, "\tSuppressed: ", suppressed, seen);
    }
    if (thrown.getCause() != null) {
      add(text, "Caused by: ", thrown.getCause(), seen);
    }
  }

  /// Returns whether a frame is in a class of a program: its loader has no name, and the tool's own
  /// has.
  private static boolean isLearners(StackTraceElement frame) {
    return frame.getModuleName() == null && frame.getClassLoaderName() == null;
  }
}
