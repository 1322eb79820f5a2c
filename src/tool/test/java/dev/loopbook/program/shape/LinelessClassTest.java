package dev.loopbook.program.shape;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.LineNumber;
import org.junit.jupiter.api.Test;

final class LinelessClassTest {
  @Test
  void noLineIsLeftAndAllElseIs() throws Exception {
    byte[] bytes;
    try (var in = LinelessClassTest.class.getResourceAsStream("LinelessClassTest.class")) {
      bytes = in.readAllBytes();
    }
    assertTrue(hasLines(bytes));
    var lineless = LinelessClass.of(bytes);
    assertFalse(hasLines(lineless));
    var files = ClassFile.of();
    assertTrue(files.verify(lineless).isEmpty(), () -> files.verify(lineless).toString());
  }

  private static boolean hasLines(byte[] classFile) {
    return ClassFile.of().parse(classFile).methods().stream()
        .flatMap(method -> method.code().stream())
        .anyMatch(code -> code.elementStream().anyMatch(LineNumber.class::isInstance));
  }
}
