package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JavaMethodHintsTest {
  private static final Compiler COMPILER = Compiler.with();

  static Stream<Arguments> hints() {
    return JavaMethodHints.INSTEAD.entrySet().stream()
        .flatMap(
            ofType ->
                ofType.getValue().values().stream()
                    .distinct()
                    .map(code -> Arguments.of(ofType.getKey(), code)));
  }

  @ParameterizedTest
  @MethodSource("hints")
  void whatAHintTellsToWriteCompiles(String type, String code) {
    var text =
        """
        import static dev.loopbook.loop.Async.*;
        import dev.loopbook.loop.*;
        import dev.loopbook.sync.*;

        class A {
          void f(%s %s) {
            %s;
          }
        }
        """
            .formatted(type, type.toLowerCase(Locale.ROOT), code.replace("…", "null"));
    assertInstanceOf(
        BatchCompilation.Classes.class,
        COMPILER.compileTogether(List.of(new SourceText(Path.of("A.java"), text)), Map.of()));
  }
}
