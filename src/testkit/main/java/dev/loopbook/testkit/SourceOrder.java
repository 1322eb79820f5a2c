package dev.loopbook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Puts tests in the order of the source, which is what their reader expects.
///
/// Reflection doesn't know that order, but the class file does: javac writes methods in the order
/// of the source, with their line numbers.
final class SourceOrder {

  private SourceOrder() {}

  /// Orders the methods of a class.
  static final class OfMethods implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
      Map<Class<?>, List<String>> known = new HashMap<>();
      context
          .getMethodDescriptors()
          .sort(
              Comparator.<MethodDescriptor>comparingInt(each -> position(each.getMethod(), known)));
    }

    private static int position(Method method, Map<Class<?>, List<String>> known) {
      var type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
      return known
          .computeIfAbsent(method.getDeclaringClass(), SourceOrder::methods)
          .indexOf(method.getName() + type.descriptorString());
    }
  }

  /// Orders the nested classes of a class; others keep the order in which they were asked for.
  static final class OfClasses implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
      context
          .getClassDescriptors()
          .sort(Comparator.<ClassDescriptor>comparingInt(each -> position(each.getTestClass())));
    }

    private static int position(Class<?> type) {
      return type.getEnclosingClass() == null || Modifier.isStatic(type.getModifiers())
          ? 0
          : firstLine(type);
    }
  }

  private static List<String> methods(Class<?> type) {
    return parse(type)
        .map(
            model ->
                model.methods().stream()
                    .map(each -> each.methodName().stringValue() + each.methodType().stringValue())
                    .toList())
        .orElse(List.of());
  }

  private static int firstLine(Class<?> type) {
    return parse(type).stream()
        .flatMap(model -> model.methods().stream())
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()).stream())
        .flatMap(table -> table.lineNumbers().stream())
        .mapToInt(LineNumberInfo::lineNumber)
        .min()
        .orElse(0);
  }

  private static Optional<ClassModel> parse(Class<?> type) {
    var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException unreadable) {
      return Optional.empty(); // then the order is JUnit's own
    }
  }
}
