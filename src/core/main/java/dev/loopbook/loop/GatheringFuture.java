package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The future that `gather` returns. Cancelling it cancels its children, and it is done when they
/// are.
final class GatheringFuture<R extends @Nullable Object> extends Future<R> {

  private final List<? extends Future<?>> children;
  private boolean cancelRequested;

  GatheringFuture(EventLoop loop, List<? extends Future<?>> children) {
    super(loop);
    this.children = children;
  }

  @Override
  public boolean cancel(@Nullable String message) {
    AccessLog.writes(this);
    if (isDone()) {
      return false;
    }
    var any = false;
    for (var child : children) {
      any |= child.cancel(message);
    }
    cancelRequested |= any;
    return any;
  }

  boolean isCancelRequested() {
    return cancelRequested;
  }

  @Override
  public List<Future<?>> dependsOn() {
    return pending(children);
  }

  @Override
  public String label() {
    return children.stream()
        .map(child -> child instanceof Task<?> task ? task.displayName() : child.label())
        .collect(Collectors.joining(", ", "gather(", ")"));
  }

  @Override
  public String toString() {
    return format("<GatheringFuture %s>", stateInWords());
  }
}
