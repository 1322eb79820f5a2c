package dev.loopbook.program.explored;

import dev.loopbook.program.Host;
import dev.loopbook.program.HostedRun;
import dev.loopbook.program.ProgramExit;
import dev.loopbook.program.ProgramOutput;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The host of a program that is run again and again on one thread. Public for the same reason as
/// [Host].
public final class ExploredHost extends Host {
  private static final InputStream NO_INPUT = InputStream.nullInputStream();

  private final AccessRecorder recorder;
  private final StringBuilder printed = new StringBuilder();
  private @Nullable Integer exit;
  private boolean isCapped;

  ExploredHost(HostedRun run, AccessRecorder recorder) {
    super(run, NO_INPUT);
    this.recorder = recorder;
  }

  /// Returns what the program's woven code reports to.
  public AccessRecorder recorder() {
    return recorder;
  }

  /// Begins another run.
  void begin() {
    printed.setLength(0);
    exit = null;
    isCapped = false;
    restoreStreams(NO_INPUT);
    takeHooks();
    recorder.printsTo(out(), err());
  }

  @Override
  protected void print(ProgramOutput.Stream stream, String text) {
    if (isOver() || isCapped) {
      return;
    }
    recorder.printed(text);
    printed.append(text);
    if (printed.length() > ProgramOutput.Cap.USUAL.bytes()) {
      isCapped = true;
      printed.append("\n… output capped\n");
    }
  }

  /// Returns whether nothing that the program still does would happen.
  boolean isOver() {
    return exit != null || recorder.over().isPresent();
  }

  /// Returns what this run has printed.
  String output() {
    return printed.toString();
  }

  @Override
  public Error exit(int status, boolean withHooks) {
    if (exit == null) {
      exit = status;
    }
    return new ProgramExit(exit);
  }

  /// Returns what the program passed to `System.exit`, if it did.
  Optional<Integer> exit() {
    return Optional.ofNullable(exit);
  }
}
