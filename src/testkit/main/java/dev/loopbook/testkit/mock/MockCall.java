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
/// @param awaited whether the coroutine that it returned has started to run; false for a method
///   that returns none
/// @param place the line of the call, if it is known
@API(status = MAINTAINED, since = "1.0")
public record MockCall(
    String method,
    List<@Nullable Object> arguments,
    boolean awaited,
    Optional<StackTraceElement> place) {

  /// Protects the arguments from changes.
  public MockCall {
    arguments = Collections.unmodifiableList(arguments);
  }

  /// Returns the call as its author wrote it, and whether it was awaited: `fetchUser(1), awaited`.
  @Override
  public String toString() {
    return MockCallText.call(method, arguments.toArray()) + (awaited ? ", awaited" : "");
  }
}
