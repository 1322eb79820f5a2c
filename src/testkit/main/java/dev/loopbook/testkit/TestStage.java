package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.loopbook.text.DisplayWidth;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A stage in the life of a test or of its class; see [TestReport#stages].
///
/// @param of the name of the test or class
/// @param what the method or fixture that runs in it, if it is one
@API(status = EXPERIMENTAL, since = "1.0")
public record TestStage(Kind kind, String of, String what) {

  /// The stages, in order.
  public enum Kind {
    /// `@BeforeAll`, once.
    CLASS_SET_UP("class set-up"),
    /// The test's loop is made; nothing runs on it yet.
    LOOP_MADE("loop made"),
    /// The test's object is made: plain code, which can't await.
    SYNC_SET_UP("sync set-up"),
    /// `@BeforeEach`, on the loop.
    ASYNC_SET_UP("async set-up"),
    /// The test itself.
    TEST("test"),
    /// `@AfterEach`, on the loop.
    ASYNC_TEAR_DOWN("async tear-down"),
    /// Tasks that are left are cancelled, the loop is closed, and the audit is made.
    LOOP_CLOSED("loop closed, audited"),
    /// `@AfterAll`, once.
    CLASS_TEAR_DOWN("class tear-down");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /// Returns the name of a test or class in a report.
  static String who(ExtensionContext context) {
    return context
        .getTestMethod()
        .map(method -> shown(context.getDisplayName()))
        .or(() -> context.getTestClass().map(Class::getSimpleName))
        .orElse(context.getDisplayName());
  }

  private static String shown(String name) {
    return name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
  }

  /// Returns the stage as a line: `addsOne async set-up connect`.
  @Override
  public String toString() {
    return format("%s  %-20s  %s", DisplayWidth.pad(of, 24), kind.words, what).stripTrailing();
  }
}
