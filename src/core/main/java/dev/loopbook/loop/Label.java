package dev.loopbook.loop;

import java.util.Optional;

/// Names callbacks and times for people.
final class Label {

  /// What stands for any code of a class; empty if each object has a text of its own. Whoever
  /// traces a loop asks for several labels a callback.
  private static final ClassValue<Optional<String>> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
          return hasText(type) ? Optional.empty() : Optional.of(placeOf(type));
        }
      };

  private Label() {}

  /// Returns the text of `code` if its class defines `toString`, else where it was written:
  /// `TwoTasks callback`, or `gather` for what the library itself does.
  static String of(Object code) {
    return code instanceof Future<?> future
        ? future.label()
        : OF_CLASS.get(code.getClass()).orElseGet(code::toString);
  }

  private static String placeOf(Class<?> type) {
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
