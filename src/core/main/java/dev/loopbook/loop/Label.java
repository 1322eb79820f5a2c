package dev.loopbook.loop;

/// Names callbacks and times for people.
final class Label {

  private Label() {}

  /// Returns the text of `code` if its class defines `toString`, else where it was written:
  /// `TwoTasks callback`, or `gather` for what the library itself does.
  static String of(Object code) {
    if (code instanceof Future<?> future) {
      return future.label();
    }
    var type = code.getClass();
    if (hasText(type)) {
      return code.toString();
    }
    var name = type.getName();
    var owner = name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$\\$Lambda.*", "");
    return Origin.isUser(type)
        ? owner + " callback"
        : Character.toLowerCase(owner.charAt(0)) + owner.substring(1);
  }

  private static boolean hasText(Class<?> type) {
    if (type.isHidden() || type.isSynthetic()) {
      return false;
    }
    try {
      return type.getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException impossible) {
      return false;
    }
  }
}
