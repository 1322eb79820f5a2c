package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The things that were opened on a loop and must be closed: sockets, servers, generators.
///
/// The end audit looks here for what was forgotten.
public final class Resources {

  private final EventLoop loop;
  private final SequencedMap<Object, Optional<Origin>> open = new LinkedHashMap<>();

  Resources(EventLoop loop) {
    this.loop = loop;
  }

  /// Notes that `resource` is open.
  public void opened(Object resource) {
    AccessLog.reads(this);
    requireNonNull(resource, "resource");
    open.put(resource, Origin.ifTracked());
    var listener = loop.listener();
    if (listener != null) {
      listener.resourceOpened(loop, resource);
    }
  }

  /// Notes that the end audit should look at `thing`, although it is nothing that is opened or
  /// closed. Listeners don't hear of it.
  public void noted(Object thing) {
    AccessLog.reads(this);
    requireNonNull(thing, "thing");
    open.put(thing, Origin.ifTracked());
  }

  /// Notes that `resource` is closed; does nothing if it was not open.
  public void closed(Object resource) {
    AccessLog.reads(this);
    requireNonNull(resource, "resource");
    if (open.remove(resource) == null) {
      return;
    }
    var listener = loop.listener();
    if (listener != null) {
      listener.resourceClosed(loop, resource);
    }
  }

  /// Returns the things that are open or were noted, oldest first.
  public List<Object> open() {
    AccessLog.writes(this); // in which order they were opened is seen only by listing them
    return List.copyOf(open.keySet());
  }

  /// Returns the line that opened `resource`; empty if the loop's setup doesn't record that, or if
  /// it isn't open.
  public Optional<Origin> origin(Object resource) {
    requireNonNull(resource, "resource");
    return open.getOrDefault(resource, Optional.empty());
  }

  /// Closes all generators at once, like asyncio's `shutdown_asyncgens`; failures go to the
  /// exception handler.
  void closeGenerators() {
    var generators = new ArrayList<Generator<?>>();
    for (var resource : open.keySet()) {
      if (resource instanceof Generator<?> generator) {
        generators.add(generator);
      }
    }
    if (generators.isEmpty()) {
      return;
    }
    var closings =
        generators.stream().map(generator -> Coroutine.named("close", generator::close)).toList();
    var outcomes = Async.await(Gather.<Void>returningExceptions(closings));
    for (var i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Failure(var failure)
          && !(failure instanceof CancelledError)) { // an end as good as any, as in asyncio
        var generator = generators.get(i);
        loop.callExceptionHandler(
            new ExceptionContext(
                "an error occurred during closing of " + generator, failure, generator));
      }
    }
  }
}
