package dev.loopbook.judge.hidden;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a hidden test its data.
///
/// Each test has its own, so that its data stays the same when tests are added beside it.
final class DrawResolver implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Draw.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var seed = context.getConfigurationParameter(Draw.SEED).map(Long::parseLong).orElse(0L);
    var test = context.getRequiredTestClass().getName() + "." + context.getDisplayName();
    return new Draw(seed * 31 + test.hashCode());
  }
}
