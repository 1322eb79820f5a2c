package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Several failures thrown as one, as by a [TaskGroup] whose children have failed.
///
/// It is always a [RuntimeException]. In Python, a group that contains something worse than an
/// `Exception` is a `BaseExceptionGroup`, which `except Exception` doesn't catch; here `catch
/// (Exception e)` catches all groups, so look at [#exceptions] before you carry on.
///
/// The failures are also its suppressed exceptions, so that a printed stack trace shows them all.
public final class ExceptionGroup extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String title;
  private final transient List<Throwable> exceptions;

  /// Makes a group of at least one failure, in the order they happened. As Python prints it, the
  /// message ends with their number.
  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    requireNonNull(message, "message");
    requireNonNull(exceptions, "exceptions");
    super(format("%s (%s)", message, Counted.of(exceptions.size(), "sub-exception")));
    this.title = message;
    if (exceptions.isEmpty()) {
      throw new IllegalArgumentException("an ExceptionGroup needs at least one exception");
    }
    this.exceptions = List.copyOf(exceptions);
    this.exceptions.forEach(this::addSuppressed);
  }

  /// Returns the failures in the order they happened; some may be groups themselves.
  public List<Throwable> exceptions() {
    return exceptions;
  }

  /// Returns the group of those leaves that are of `type`, nested as they are here; empty if none
  /// are.
  public Optional<ExceptionGroup> subgroup(Class<? extends Throwable> type) {
    requireNonNull(type, "type");
    return filter(type::isInstance);
  }

  /// Returns the group of those leaves that are *not* of `type`; empty if all are.
  ///
  /// Together with [#subgroup] this is Python's `except*`: handle some, and rethrow the rest.
  public Optional<ExceptionGroup> rest(Class<? extends Throwable> type) {
    requireNonNull(type, "type");
    return filter(failure -> !type.isInstance(failure));
  }

  private Optional<ExceptionGroup> filter(Predicate<Throwable> wanted) {
    var kept = new ArrayList<Throwable>();
    for (var failure : exceptions) {
      if (failure instanceof ExceptionGroup nested) {
        nested.filter(wanted).ifPresent(kept::add);
      } else if (wanted.test(failure)) {
        kept.add(failure);
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(new ExceptionGroup(title, kept));
  }
}
