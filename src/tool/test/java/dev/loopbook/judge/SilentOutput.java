package dev.loopbook.judge;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Drops what a class of tests prints, because answers that print run in this process.
final class SilentOutput implements BeforeAllCallback, AfterAllCallback {
  private final PrintStream before = System.out;

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.setOut(before);
  }
}
