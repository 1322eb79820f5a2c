package dev.loopbook.watch;

/// How a task or a future ended.
public sealed interface Ending {

  /// Returns it in words: `returns 42`.
  String words();

  /// It has a value.
  ///
  /// @param value the value in words; `null` also stands for a coroutine that returns nothing
  record Value(String value) implements Ending {
    @Override
    public String words() {
      return value.equals("null") ? "is done" : "is done: " + value;
    }
  }

  /// It failed.
  ///
  /// @param failure the exception in one line
  record Failed(String failure) implements Ending {
    @Override
    public String words() {
      return "fails: " + failure;
    }
  }

  /// It was cancelled.
  record Cancelled() implements Ending {
    @Override
    public String words() {
      return "is cancelled";
    }
  }
}
