package dev.loopbook.testkit;

import java.lang.reflect.AnnotatedElement;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Switches off the plain test that `@LoopTest` would make of a parameterized test, a repeated test
/// or a factory: there it only sets options.
final class DuplicateTestCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getConfigurationParameter(TestExperiment.UNDER_TRIAL).isPresent()) {
      return ConditionEvaluationResult.enabled("it has run before");
    }
    var isPlain = context.getUniqueId().matches(".*/\\[method:[^/]*]$");
    if (isPlain && context.getElement().filter(DuplicateTestCondition::isOtherKind).isPresent()) {
      return ConditionEvaluationResult.disabled("it runs as the other kind of test that it is");
    }
    return ConditionEvaluationResult.enabled("on a loop");
  }

  private static boolean isOtherKind(AnnotatedElement method) {
    return AnnotationSupport.isAnnotated(method, TestTemplate.class)
        || AnnotationSupport.isAnnotated(method, TestFactory.class);
  }
}
