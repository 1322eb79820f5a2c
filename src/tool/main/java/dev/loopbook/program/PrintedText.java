package dev.loopbook.program;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The `System.out` of a program: each print arrives whole, as text.
///
/// [PrintStream] holds its lock while it formats, and so while a learner's `toString` runs, which
/// may await: the coroutine would be suspended with the lock held. Here a text is complete before
/// anything is locked.
final class PrintedText extends PrintStream {
  private static final String LINE_END = "\n";

  private final Consumer<String> printed;

  PrintedText(Consumer<String> printed) {
    this(printed, new DecodedBytes(printed));
  }

  private PrintedText(Consumer<String> printed, OutputStream bytes) {
    super(bytes, true, StandardCharsets.UTF_8);
    this.printed = printed;
  }

  @Override
  public void print(boolean value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(char value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(int value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(long value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(float value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(double value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(char[] value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(@Nullable String value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void print(@Nullable Object value) {
    printed.accept(String.valueOf(value));
  }

  @Override
  public void println() {
    printed.accept(LINE_END);
  }

  @Override
  public void println(boolean value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(char value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(int value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(long value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(float value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(double value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(char[] value) {
    printed.accept(String.valueOf(value) + LINE_END);
  }

  @Override
  public void println(@Nullable String value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public void println(@Nullable Object value) {
    printed.accept(value + LINE_END);
  }

  @Override
  public PrintStream format(String format, @Nullable Object... arguments) {
    printed.accept(String.format(format, arguments));
    return this;
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    printed.accept(String.format(locale, format, arguments));
    return this;
  }

  @Override
  public PrintStream printf(String format, @Nullable Object... arguments) {
    return format(format, arguments);
  }

  @Override
  public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    return format(locale, format, arguments);
  }

  @Override
  public PrintStream append(@Nullable CharSequence text) {
    printed.accept(String.valueOf(text));
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text, int start, int end) {
    printed.accept(String.valueOf(text).substring(start, end));
    return this;
  }

  @Override
  public PrintStream append(char value) {
    print(value);
    return this;
  }

  /// Does nothing: `System.out.close()` of one program is no reason to lose what it still says.
  @Override
  public void close() {}
}
