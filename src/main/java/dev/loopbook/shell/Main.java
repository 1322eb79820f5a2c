package dev.loopbook.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// Starts Loopbook from the command line.
@Command(
    name = "loopbook",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "A workbook and a shell that show how an event loop works.")
public final class Main {
  private Main() {}

  /// Runs the command that the arguments name, and ends the JVM with its exit status.
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  /// The version that the jar's manifest states.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"loopbook " + (version == null ? "(not from its jar)" : version)};
    }
  }
}
