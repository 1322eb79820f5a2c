package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CappedOutputTest {
  private final CappedOutput output = new CappedOutput();

  @Test
  void whatFitsIsKept() {
    output.begin(5);
    output.asPrintStream().print("añb");
    output.write('c');
    assertEquals("añbc", output.text());
  }

  @Test
  void whatDoesNotFitIsCounted() {
    output.begin(3);
    output.asPrintStream().print("abcdefgh");
    output.write('i');
    assertEquals("abc\n… 6 more bytes", output.text());
  }

  @Test
  void onlyTheGivenPartOfAnArrayIsWritten() {
    output.begin(10);
    output.write("abcdef".getBytes(StandardCharsets.US_ASCII), 2, 3);
    assertEquals("cde", output.text());
  }

  @Test
  void eachTestBeginsWithNothing() {
    output.begin(1);
    output.asPrintStream().print("abc");
    output.begin(2);
    output.asPrintStream().print("de");
    assertEquals("de", output.text());
    output.begin(0);
    output.asPrintStream().print("f");
    assertEquals("\n… 1 more bytes", output.text());
  }
}
