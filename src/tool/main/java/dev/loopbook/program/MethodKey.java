package dev.loopbook.program;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;

/// What tells a method of a program from all its others.
///
/// @param type its class's binary name
/// @param descriptor its parameters and what it returns, as class files say it
record MethodKey(String type, String name, String descriptor) {
  static MethodKey of(MethodModel method) {
    var type = method.parent().map(ClassModel::thisClass).orElseThrow().asInternalName();
    return new MethodKey(
        type.replace('/', '.'),
        method.methodName().stringValue(),
        method.methodType().stringValue());
  }
}
