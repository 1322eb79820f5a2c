package dev.loopbook.prompt;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.GuestLocals;
import dev.loopbook.program.LocalVariable;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.FrameChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// The local variables of a frame, for as long as a piece of code that uses them is compiled.
///
/// Only those are imported whose names are in the code. Each import costs JShell some milliseconds,
/// and a name that isn't used can't be ambiguous either.
final class LocalsInReach implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  private final JShell shell;
  private final FrameChoice frame;
  private final GuestLocals locals;
  private final List<Snippet> imports;

  private LocalsInReach(
      JShell shell, FrameChoice frame, GuestLocals locals, List<Snippet> imports) {
    this.shell = shell;
    this.frame = frame;
    this.locals = locals;
    this.imports = imports;
  }

  /// Imports what `code` uses of these.
  ///
  /// @param isTaken returns whether a name stands for something else already
  static LocalsInReach of(
      String code,
      FrameChoice frame,
      List<LocalVariable> visible,
      Predicate<String> isTaken,
      GuestClasses guests,
      ViewFolder view,
      JShell shell) {
    var names = names(code);
    var used =
        visible.stream()
            .filter(variable -> names.contains(variable.name()))
            .filter(variable -> !isTaken.test(variable.name()))
            .toList();
    var locals = guests.locals(used);
    try {
      view.add(locals.view());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var imports =
        locals.imports().stream()
            .flatMap(line -> shell.eval(line).stream())
            .map(SnippetEvent::snippet)
            .toList();
    return new LocalsInReach(shell, frame, locals, imports);
  }

  private static Set<String> names(String code) {
    var names = new HashSet<String>();
    NAME.matcher(code).results().forEach(found -> names.add(found.group()));
    return names;
  }

  /// Gives them the values that they have now, on the loop's thread. Returns false if the frame has
  /// no such variables any more.
  boolean bind(EventLoop loop, ProgramRun run) {
    var now = frame.visible(loop, run).filter(locals::fits);
    now.ifPresent(values -> locals.bind(run, values));
    return now.isPresent();
  }

  /// Takes the names away from what is compiled next. What has been compiled keeps them.
  @Override
  public void close() {
    imports.stream().filter(each -> shell.status(each).isActive()).forEach(shell::drop);
  }
}
