package dev.loopbook.program;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The lines of a source file that have code.
final class CodeLines {

  private CodeLines() {}

  static NavigableSet<Integer> of(Collection<byte[]> classes, String file) {
    var lines = new TreeSet<Integer>();
    for (var bytes : classes) {
      ClassModel model = ClassFile.of().parse(bytes);
      var isOfFile =
          model
              .findAttribute(Attributes.sourceFile())
              .filter(source -> source.sourceFile().equalsString(file))
              .isPresent();
      if (isOfFile) {
        model.methods().stream()
            .flatMap(method -> method.findAttribute(Attributes.code()).stream())
            .flatMap(code -> code.findAttributes(Attributes.lineNumberTable()).stream())
            .flatMap(table -> table.lineNumbers().stream())
            .map(LineNumberInfo::lineNumber)
            .forEach(lines::add);
      }
    }
    return lines;
  }
}
