import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.Subprocess;
import java.nio.file.Path;

static final String JAVA =
    Path.of(System.getProperty("java.home"), "bin", "java").toString();

// region main
void main() {
  run(async(() -> {
    var both = await(gather(
        Subprocess.run(JAVA, "--version"),
        Subprocess.run(JAVA, "--no-such-option")));
    var version = both.getFirst();
    IO.println("status " + version.status() + ", the version is in it: "
        + version.out().contains(" " + Runtime.version().feature()));
    var mistake = both.getLast();
    IO.println("status " + mistake.status() + ", the reason is in it: "
        + mistake.err().contains("--no-such-option"));
  }));
}
// endregion
