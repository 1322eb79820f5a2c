package dev.loopbook.shell.session;

import dev.loopbook.book.Chapters;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the commands of one shell, or the one command of a command line, have in common.
///
/// A command gets it through its constructor. Used by one thread, the one that runs the commands.
public final class Session implements AutoCloseable {
  /// What several commands share and the session's end must close.
  public interface Part extends AutoCloseable {
    @Override
    void close();
  }

  private final Screen screen;
  private final Keyboard keyboard;
  private final Path home;
  private final Interrupts interrupts = new Interrupts();
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final Deque<Part> toClose = new ArrayDeque<>();
  private @Nullable Chapters chapters;
  private Supplier<String> promptName = () -> "";
  private Optional<String> onEnter = Optional.empty();
  private Path folder = Path.of("");
  private boolean inShell;
  private boolean ended;

  /// Makes a session.
  ///
  /// @param keyboard makes what the person types on; it may remember the session for later
  /// @param home the directory that holds `chapters`
  public Session(Screen screen, Function<Session, Keyboard> keyboard, Path home) {
    this.screen = screen;
    this.home = home;
    this.keyboard = keyboard.apply(this);
  }

  /// Returns what commands print through.
  public Screen screen() {
    return screen;
  }

  /// Returns what commands ask through.
  public Keyboard keyboard() {
    return keyboard;
  }

  /// Returns what to send to the terminal so that it's as it was before, if the process is ended
  /// now. May be called by any thread.
  public String givenBack() {
    return keyboard.givenBack() + screen.givenBack();
  }

  /// Returns the directory that holds `chapters`.
  public Path home() {
    return home;
  }

  /// Returns where `save` and `open` find a file whose name is relative: the working directory,
  /// unless [#keepFilesIn] was called.
  public Path folder() {
    return folder;
  }

  /// Has `save` and `open` use this folder, which isn't the person's.
  public void keepFilesIn(Path folder) {
    this.folder = folder;
  }

  /// Returns what Ctrl-C does.
  public Interrupts interrupts() {
    return interrupts;
  }

  /// Returns the book, read when a command first asks for it, so that each command sees what has
  /// changed in its files.
  public Chapters chapters() {
    var known = chapters;
    if (known == null) {
      known = Chapters.in(home);
      chapters = known;
    }
    return known;
  }

  /// Returns the one object of a type that this session holds, and makes it if it is not there: the
  /// place for what several commands share. If it is a [Part], the session's end closes it.
  public <T> T part(Class<T> type, Function<Session, T> maker) {
    var known = parts.get(type);
    if (known == null) {
      known = maker.apply(this);
      parts.put(type, known);
      if (known instanceof Part closeable) {
        toClose.add(closeable);
      }
    }
    return type.cast(known);
  }

  /// Sets what the prompt shows before `> `, for instance `ch01/TwoTasks 12 @0.500s`; empty for
  /// nothing.
  public void promptWith(Supplier<String> name) {
    promptName = name;
  }

  /// Returns the whole prompt, with the blank after it.
  public String prompt() {
    var name = promptName.get();
    return name.isEmpty() ? "> " : name + "> ";
  }

  /// Sets the line that an empty line stands for. The shell does so after each command that is
  /// [RepeatedByEnter].
  public void onEnter(Optional<String> line) {
    onEnter = line;
  }

  /// Returns the line that an empty line stands for.
  public Optional<String> onEnter() {
    return onEnter;
  }

  /// Lets the next command find the book's files as they are then.
  public void forgetBook() {
    chapters = null;
  }

  /// Notes that commands come from a shell from now on.
  public void enterShell() {
    inShell = true;
  }

  /// Returns whether commands come from a shell, and not from one command line.
  public boolean isInShell() {
    return inShell;
  }

  /// Ends the shell after this command.
  public void end() {
    ended = true;
  }

  /// Returns whether a command has ended the shell.
  public boolean isEnded() {
    return ended;
  }

  /// Closes the parts, the youngest first.
  @Override
  public void close() {
    while (!toClose.isEmpty()) {
      toClose.removeLast().close();
    }
  }
}
