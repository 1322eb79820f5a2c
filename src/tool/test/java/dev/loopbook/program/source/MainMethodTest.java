package dev.loopbook.program.source;

import dev.loopbook.program.TrialRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainMethodTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void main() { IO.print(\"started\"); }",
        "static void main() { IO.print(\"started\"); }",
        "void main(String[] args) { IO.print(\"started\"); } void main() { IO.print(\"no\"); }",
        "void main(String... args) { IO.print(\"started\"); }",
        "public class Trial { public static void main(String[] args) { IO.print(\"started\"); } }",
        "class Trial { protected static void main() { IO.print(\"started\"); } }",
        "class Trial { Trial() { IO.print(\"start\"); } void main() { IO.print(\"ed\"); } }",
        "class Trial extends Base {} class Base { void main() { IO.print(\"started\"); } }",
        "class Trial implements Able {} interface Able { default void main() { IO.print(\"started\"); } }",
        "interface Trial { static void main(String[] args) { IO.print(\"started\"); } }",
        "enum Trial { A; public static void main(String[] args) { IO.print(\"started\"); } }",
        "record Trial() { void main() { IO.print(\"started\"); } }",
        "class Trial { private void main(String[] a) { IO.print(\"no\"); } void main() { IO.print(\"started\"); } }",
        "class NoMain { int main() { return 1; } } class Trial { void main() { IO.print(\"started\"); } }",
      })
  void everyFormOfMainThatALauncherTakesIsStarted(String text) {
    TrialRun.assertPrints("started", text);
  }
}
