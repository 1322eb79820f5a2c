package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.text.Counted;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The environment variables that a program sees.
///
/// Java's own can't be changed. Code that asks one of these instead can be given others in a test.
/// Not thread-safe.
public final class Environment {

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = new TreeMap<>(variables);
  }

  /// Returns the variables that this process was started with.
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /// Returns an environment of exactly these variables.
  public static Environment of(Map<String, String> variables) {
    return new Environment(requireNonNull(variables, "variables"));
  }

  /// Returns the value of a variable, if it is set.
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /// Returns the value of a variable that the program needs.
  ///
  /// @throws IllegalStateException if it is not set
  public String require(String name) {
    return get(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    format(
                        "the environment variable %s is not set. Set it before the start: export %s=…",
                        name, name)));
  }

  /// Returns all variables by name; a change of this map is a change of this environment.
  public Map<String, String> variables() {
    return variables;
  }

  @Override
  public String toString() {
    return format("<Environment %s>", Counted.of(variables.size(), "variable"));
  }
}
