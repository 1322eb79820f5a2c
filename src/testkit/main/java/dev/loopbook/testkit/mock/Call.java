package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.MAINTAINED;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// A call of a mock.
///
/// @param method the name of the method
/// @param arguments its arguments, some of which may be null
/// @param awaited whether the coroutine that it returned has begun to run; for a method that
///   returns none, false
/// @param place the line that called, if it is known
@API(status = MAINTAINED, since = "1.0")
public record Call(
    String method,
    List<@Nullable Object> arguments,
    boolean awaited,
    Optional<StackTraceElement> place) {

  /// Makes a call that no longer changes.
  public Call {
    arguments = Collections.unmodifiableList(arguments);
  }

  /// Returns the call as its author wrote it, and whether it was awaited: `fetchUser(1), awaited`.
  @Override
  public String toString() {
    return CallWords.call(method, arguments.toArray()) + (awaited ? ", awaited" : "");
  }
}
