package dev.loopbook.watch;

/// How a task or a future ended.
public sealed interface Completion {

  /// Returns it as text: `is done: 42`.
  String words();

  /// It has a value.
  ///
  /// @param value the text of the value; `null` also stands for a coroutine that returns nothing
  record Value(String value) implements Completion {
    @Override
    public String words() {
      return value.equals("null") ? "is done" : "is done: " + value;
    }
  }

  /// It failed.
  ///
  /// @param failure the exception in one line
  record Failed(String failure) implements Completion {
    @Override
    public String words() {
      return "fails: " + failure;
    }
  }

  /// It was cancelled.
  record Cancelled() implements Completion {
    @Override
    public String words() {
      return "is cancelled";
    }
  }
}
