package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiagramSvgTest {

  /// Draws a picture and compares its frame and its parts, in which a letter of a place is 8.8
  /// wide, one of a label 6.4, and a box 32 high.
  private static void assertDrawn(String text, String frame, String parts) {
    var reading = Diagram.read(text.lines().toList());
    var diagram =
        assertInstanceOf(Diagram.Reading.Drawn.class, reading, reading::toString).diagram();
    var svg = DiagramSvg.of(diagram).source();
    assertEquals(frame, svg.replaceAll("(?s).*viewBox=\"([^\"]*)\" style.*", "$1"));
    assertEquals(
        parts,
        svg.lines()
            .filter(line -> !line.matches("<svg .*|<defs>.*|</svg>"))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void aRow() {
    assertDrawn(
        "stateDiagram-v2\ndirection LR\n[*] --> ab\nab --> cd: go\ncd --> ab: back\nab --> ab",
        "0 0 208.0 144.0",
        """
        <path class="arrow" marker-end="url(#head)" d="M32.0 48.0 H66.0"/>
        <path class="arrow" marker-end="url(#head)" d="M107.6 48.0 H154.4"/>
        <text class="label" x="131.0" y="41.0" text-anchor="middle">go</text>
        <path class="arrow" marker-end="url(#head)" d="M179.2 64.0 V90.0 H82.8 V64.0"/>
        <text class="label" x="131.0" y="85.0" text-anchor="middle">back</text>
        <path class="arrow" marker-end="url(#head)" d="M102.8 64.0 V124.0 H70.8 V64.0"/>
        <circle class="outside" cx="22.0" cy="48.0" r="7"/>
        <rect x="66.0" y="32.0" width="41.6" height="32.0" rx="6"/><text class="place" x="86.8" y="53.0" text-anchor="middle">ab</text>
        <rect x="154.4" y="32.0" width="41.6" height="32.0" rx="6"/><text class="place" x="175.2" y="53.0" text-anchor="middle">cd</text>
        """);
  }

  @Test
  void aRing() {
    assertDrawn(
        "stateDiagram-v2\nab --> cd: go\ncd --> efg\nefg --> cd\nab --> ab: again",
        "0 0 373.6 320.0",
        """
        <path class="arrow" marker-end="url(#head)" d="M207.6 93.5 Q267.8 138.4 301.1 215.0"/>
        <text class="label" x="261.1" y="150.3" text-anchor="middle">go</text>
        <path class="arrow" marker-end="url(#head)" d="M287.2 235.5 Q186.8 257.0 90.8 236.4"/>
        <path class="arrow" marker-end="url(#head)" d="M90.8 225.6 Q186.8 205.0 287.2 226.5"/>
        <path class="arrow" marker-end="url(#head)" d="M172.8 62.0 C156.8 32.0 216.8 32.0 200.8 62.0"/>
        <text class="label" x="186.8" y="34.0" text-anchor="middle">again</text>
        <rect x="166.0" y="62.0" width="41.6" height="32.0" rx="6"/><text class="place" x="186.8" y="83.0" text-anchor="middle">ab</text>
        <rect x="287.2" y="215.0" width="41.6" height="32.0" rx="6"/><text class="place" x="308.0" y="236.0" text-anchor="middle">cd</text>
        <rect x="40.4" y="215.0" width="50.4" height="32.0" rx="6"/><text class="place" x="65.6" y="236.0" text-anchor="middle">efg</text>
        """);
  }

  @Test
  void aSequence() {
    assertDrawn(
        "sequenceDiagram\na->>b: ask\nb-->>a: tell\na->>a: think it over\nb->>c: so",
        "0 0 295.6 212.0",
        """
        <path class="life" d="M28.4 44.0 V208.0"/>
        <path class="life" d="M184.4 44.0 V208.0"/>
        <path class="life" d="M267.2 44.0 V208.0"/>
        <path class="arrow" marker-end="url(#head)" d="M28.4 80.0 H184.4"/>
        <text class="label" x="106.4" y="74.0" text-anchor="middle">ask</text>
        <path class="arrow dashed" marker-end="url(#head)" d="M184.4 116.0 H28.4"/>
        <text class="label" x="106.4" y="110.0" text-anchor="middle">tell</text>
        <path class="arrow" marker-end="url(#head)" d="M28.4 144.0 h22 v12 h-20"/>
        <text class="label" x="56.4" y="153.0" text-anchor="start">think it over</text>
        <path class="arrow" marker-end="url(#head)" d="M184.4 188.0 H267.2"/>
        <text class="label" x="225.8" y="182.0" text-anchor="middle">so</text>
        <rect x="12.0" y="12.0" width="32.8" height="32.0" rx="6"/><text class="place" x="28.4" y="33.0" text-anchor="middle">a</text>
        <rect x="168.0" y="12.0" width="32.8" height="32.0" rx="6"/><text class="place" x="184.4" y="33.0" text-anchor="middle">b</text>
        <rect x="250.8" y="12.0" width="32.8" height="32.0" rx="6"/><text class="place" x="267.2" y="33.0" text-anchor="middle">c</text>
        """);
  }
}
