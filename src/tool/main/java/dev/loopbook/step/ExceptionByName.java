package dev.loopbook.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.ProgramRun;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the exception that somebody names: one of the program's own, of the JDK's, or of the
/// loop's.
final class ExceptionByName {

  private static final List<String> PACKAGES =
      List.of(
          "",
          "java.lang.",
          "java.io.",
          "java.util.",
          "java.util.concurrent.",
          "java.net.",
          "dev.loopbook.loop.",
          "dev.loopbook.sync.");

  private final ProgramRun run;

  ExceptionByName(ProgramRun run) {
    this.run = run;
  }

  /// @throws ChangeMaker.Impossible if there's no such exception, or none that can be made so
  Throwable make(String name, Optional<String> message) {
    var type =
        candidates(name)
            .flatMap(full -> find(full).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new ChangeMaker.Impossible(
                        format("%s: no such exception, in java.lang or in the program", name)));
    try {
      var constructor = constructor(type, message);
      constructor.setAccessible(true);
      return constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(message.orElse("what if"));
    } catch (ReflectiveOperationException | RuntimeException _) {
      throw new ChangeMaker.Impossible(
          format(
              "%s can't be made of %s",
              name, message.isPresent() ? "a message" : "nothing or a message"));
    }
  }

  private Stream<String> candidates(String name) {
    var main = run.program().mainClass();
    return Stream.concat(
        Stream.of(main + "$" + name), PACKAGES.stream().map(before -> before + name));
  }

  private Optional<Class<? extends Throwable>> find(String name) {
    try {
      var type = run.type(name);
      return Throwable.class.isAssignableFrom(type)
          ? Optional.of(type.asSubclass(Throwable.class))
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Constructor<? extends Throwable> constructor(
      Class<? extends Throwable> type, Optional<String> message) throws NoSuchMethodException {
    if (message.isEmpty()) {
      try {
        return type.getDeclaredConstructor();
      } catch (NoSuchMethodException _) {
        // then it needs a message
      }
    }
    return type.getDeclaredConstructor(String.class);
  }
}
