package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.watch.Trace;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Passes a test its loop, the loop's trace and its clock, if it has parameters for them.
final class LoopParameters implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == EventLoop.class || type == Trace.class || type == VirtualClock.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var loop = LoopExtension.loop(context);
    var type = parameter.getParameter().getType();
    if (type == EventLoop.class) {
      return loop.loop();
    }
    if (type == Trace.class) {
      return loop.trace();
    }
    if (loop.loop().clock() instanceof VirtualClock clock) {
      return clock;
    }
    throw new IllegalStateException(
        format(
            "%s asks for a VirtualClock, but its loop runs in real time: leave out time = REAL",
            context.getDisplayName()));
  }
}
