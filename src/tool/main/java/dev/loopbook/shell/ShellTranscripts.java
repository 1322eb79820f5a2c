package dev.loopbook.shell;

import dev.loopbook.book.ShellRunner;
import dev.loopbook.book.TranscriptEntry;
import dev.loopbook.program.TemporaryFolder;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.shell.session.Keyboard;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.ScreenOutput;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the shell transcripts that chapters show: a fresh shell each time, in plain text, at a
/// width that fits a page.
public final class ShellTranscripts implements ShellRunner {
  private static final int COLUMNS = 72;

  private final Path home;
  private final Compiler compiler;

  /// Makes transcripts of shells at home in this directory.
  ///
  /// @param compiler compiles the programs of all these shells; the caller closes it
  public ShellTranscripts(Path home, Compiler compiler) {
    this.home = home;
    this.compiler = compiler;
  }

  /// Plays the commands. What they `save` is in a folder of its own, and gone afterwards.
  @Override
  public List<TranscriptEntry> play(List<String> commands) {
    if (commands.stream().noneMatch(command -> command.startsWith("save "))) {
      return play(commands, Path.of(""));
    }
    try (var folder = TemporaryFolder.make("loopbook-saved-")) {
      return play(commands, folder.path());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<TranscriptEntry> play(List<String> commands, Path folder) {
    var paper = new Paper();
    var turns = new ArrayList<TranscriptEntry>();
    try (var session =
        new Session(new Screen(paper, Palette.PLAIN), ShellTranscripts::nobody, home)) {
      Programs.share(compiler, session);
      session.enterShell();
      session.keepFilesIn(folder);
      for (var command : commands) {
        if (session.isEnded()) {
          break;
        }
        var prompt = session.prompt();
        var shell = new Repl(session); // a new one, so that its worst status is this command's
        shell.perform(command);
        turns.add(
            new TranscriptEntry(prompt, command, paper.take().lines().toList(), shell.worst()));
      }
    }
    return turns;
  }

  /// Nobody types anything: a command that asks gets no answer.
  private static Keyboard nobody(Session session) {
    return new StreamKeyboard(InputStream.nullInputStream(), session.screen());
  }

  /// Keeps what is written on it. A screen writes from one thread at a time, under its lock; what
  /// has been written when a command returns is taken by the thread that ran it.
  private static final class Paper implements ScreenOutput {
    @SuppressWarnings("JdkObsolete") // two threads use it
    private final StringBuffer written = new StringBuffer();

    @Override
    public void write(String text) {
      written.append(text);
    }

    String take() {
      var text = written.toString();
      written.setLength(0);
      return text;
    }

    @Override
    public int columns() {
      return COLUMNS;
    }
  }
}
