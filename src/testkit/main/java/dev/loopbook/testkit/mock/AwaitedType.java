package dev.loopbook.testkit.mock;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

/// The type of the value that awaiting the result of a method gives.
final class AwaitedType {

  private AwaitedType() {}

  /// Returns the class of that value: `User` for a method that returns `Coroutine<User>`; `Object`
  /// where it is a type variable, as what that stands for is not known here.
  static Class<?> of(Method method) {
    return method.getGenericReturnType() instanceof ParameterizedType type
        ? raw(type.getActualTypeArguments()[0])
        : Object.class;
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> simple -> simple;
      case ParameterizedType parameterized -> raw(parameterized.getRawType());
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      default -> Object.class;
    };
  }
}
