package dev.loopbook.shell.session;

import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.OwnLoop;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.program.source.UnreadableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compiles programs for loops that people wrote in chapter 21. The last one is kept: its classes
/// serve for the next program, unless one of its files has changed.
final class OwnLoops implements Session.Part {
  private static final String EXAMPLE = "run --loop exercises/ch21_your_own_loop/e8_lock_queue";

  private final Session session;
  private @Nullable OwnLoop last;

  private OwnLoops(Session session) {
    this.session = session;
  }

  static OwnLoops of(Session session) {
    return session.part(OwnLoops.class, OwnLoops::new);
  }

  /// Compiles a program to run on the loop in a folder.
  ///
  /// @throws CommandException if there's no loop in it, or the program needs more than that has
  Compilation compile(ProgramFile file, Path folder, Compiler compiler) {
    try {
      var loop = known(OwnLoop.in(folders(folder)));
      var program = SourceText.read(file.file());
      var missing = loop.missing(program);
      if (!missing.isEmpty()) {
        throw CommandException.usage(
            "%s: it uses %s, which a loop of your own hasn't got.   run %s runs it on Loopbook's",
            file.name(), String.join(", ", missing), file.typed());
      }
      return compiler.compileOn(loop, program);
    } catch (UnreadableSource unreadable) {
      throw CommandException.usage("%s", unreadable.getMessage());
    } catch (IOException failure) {
      throw CommandException.usage(
          "--loop %s: it can't be read (%s)", folder, failure.getMessage());
    }
  }

  private OwnLoop known(OwnLoop loop) {
    var known = last;
    if (known == null || !known.isSameAs(loop)) {
      known = loop;
      last = loop;
    }
    return known;
  }

  /// Returns where the loop's files are: its folder and, for a solution, the exercise that it
  /// solves.
  private List<Path> folders(Path typed) {
    var home = session.chapters().home();
    var folder = Files.isDirectory(typed) ? typed : home.resolve(typed);
    if (Files.isRegularFile(folder.resolve(OwnLoop.BRIDGE))) {
      return List.of(folder);
    }
    if (!Files.isDirectory(folder)) {
      throw CommandException.usage(
          "--loop %s: no such folder. Name the one with your loop: %s EXAMPLE", typed, EXAMPLE);
    }
    var whole = folder.toAbsolutePath().normalize();
    var chapter = whole.getParent();
    if (chapter != null && whole.getFileName() != null && chapter.getFileName() != null) {
      var exercise =
          home.resolve("exercises")
              .resolve(chapter.getFileName().toString())
              .resolve(whole.getFileName().toString());
      if (Files.isRegularFile(exercise.resolve(OwnLoop.BRIDGE))) {
        return List.of(folder, exercise);
      }
    }
    throw CommandException.usage(
        "--loop %s: there's no %s in it, so no program can run on it. The last exercise of chapter"
            + " 21 has one: %s EXAMPLE",
        folder, OwnLoop.BRIDGE, EXAMPLE);
  }

  @Override
  public void close() {
    last = null;
  }
}
