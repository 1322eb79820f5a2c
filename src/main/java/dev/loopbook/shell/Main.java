package dev.loopbook.shell;

import dev.loopbook.shell.frame.ClosedOutput;
import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Palette;
import dev.loopbook.shell.frame.Screen;
import dev.loopbook.shell.frame.Session;
import dev.loopbook.shell.frame.StreamDevice;
import dev.loopbook.shell.frame.StreamKeyboard;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;

/// Starts Loopbook: one command from the command line, or the shell.
public final class Main {
  private Main() {}

  /// Runs the command that the arguments name, or the shell if there are none, and ends the JVM
  /// with the exit status.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    var out = new FileOutputStream(FileDescriptor.out);
    var shell = args.length == 0;
    // a shell's mistakes belong to what it shows; a command's must not get into its result
    var err = shell ? out : new FileOutputStream(FileDescriptor.err);
    var screen = new Screen(new StreamDevice(out, err), Palette.PLAIN);
    var home = Path.of(System.getProperty("loopbook.home", "."));
    try (var session = new Session(screen, new StreamKeyboard(System.in, screen), home)) {
      return shell ? new Repl(session).run() : new Dispatcher(session).run(List.of(args));
    } catch (ClosedOutput _) {
      return ExitStatus.OK;
    } catch (Exception failure) {
      return ExitStatus.FAILED;
    }
  }
}
