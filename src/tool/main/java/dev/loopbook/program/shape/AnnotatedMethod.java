package dev.loopbook.program.shape;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A method that has annotations, as read from a class file without loading it.
///
/// @param method its name
/// @param annotations the binary names of its annotations
public record AnnotatedMethod(String method, Set<String> annotations) {
  /// Copies the set.
  public AnnotatedMethod {
    annotations = Set.copyOf(annotations);
  }

  /// Returns a class file's annotated methods, in source order.
  public static List<AnnotatedMethod> in(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    List<AnnotatedMethod> found = new ArrayList<>();
    for (var method : model.methods()) {
      var annotations = annotations(method);
      if (!annotations.isEmpty()) {
        found.add(new AnnotatedMethod(method.methodName().stringValue(), annotations));
      }
    }
    return found;
  }

  private static Set<String> annotations(AttributedElement element) {
    return element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .map(
            all ->
                all.annotations().stream()
                    .map(Annotation::className)
                    .map(name -> name.stringValue())
                    .map(name -> name.substring(1, name.length() - 1).replace('/', '.'))
                    .collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }
}
