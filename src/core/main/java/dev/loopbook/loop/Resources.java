package dev.loopbook.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What was opened on a loop and has to be closed again: sockets, servers, generators.
///
/// The end audit asks here for what was forgotten.
public final class Resources {

  private final EventLoop loop;
  private final SequencedMap<Object, Optional<Origin>> open = new LinkedHashMap<>();

  Resources(EventLoop loop) {
    this.loop = loop;
  }

  /// Notes that `resource` is open.
  public void opened(Object resource) {
    open.put(resource, Origin.ifTracked());
    var listener = loop.listener();
    if (listener != null) {
      listener.resourceOpened(loop, resource);
    }
  }

  /// Notes that `thing` wants to be asked by the end audit, though it is nothing that is opened or
  /// closed: no listener is told.
  public void noted(Object thing) {
    open.put(thing, Origin.ifTracked());
  }

  /// Notes that `resource` is closed; does nothing if it was not open.
  public void closed(Object resource) {
    if (open.remove(resource) == null) {
      return;
    }
    var listener = loop.listener();
    if (listener != null) {
      listener.resourceClosed(loop, resource);
    }
  }

  /// Returns what is open and what was noted, oldest first.
  public List<Object> open() {
    return List.copyOf(open.keySet());
  }

  /// Returns the line that opened `resource`; nothing if the loop's setup does not record that, or
  /// it is not open.
  public Optional<Origin> origin(Object resource) {
    return open.getOrDefault(resource, Optional.empty());
  }

  /// Closes all generators at once, as asyncio's `shutdown_asyncgens`; failures go to the exception
  /// handler.
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
      if (outcomes.get(i) instanceof Outcome.Failure(var failure)) {
        var generator = generators.get(i);
        loop.callExceptionHandler(
            new ExceptionContext(
                "an error occurred during closing of " + generator, failure, generator));
      }
    }
  }
}
