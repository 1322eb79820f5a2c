package dev.loopbook.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.text.Style;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a projector's colours are worth: their contrast by WCAG's formula, and how far they are
/// apart for people who see some colours alike, by Machado, Oliveira and Fernandes (2009).
class PaletteTest {
  private static final double[][] ALL_COLOURS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  /// What becomes of red, green and blue without one of the three kinds of cones.
  private static final Map<String, double[][]> SIGHTS =
      Map.of(
          "all colours",
          ALL_COLOURS,
          "protanopia",
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          "deuteranopia",
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          "tritanopia",
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  private static int[] colours(Palette.Projected colours) {
    return new int[] {
      colours.text(),
      colours.name(),
      colours.good(),
      colours.warning(),
      colours.error(),
      colours.keyword()
    };
  }

  @Test
  void everyColourOfAProjectorStandsOutFromItsBackground() {
    // 7 is WCAG's AAA for any text; 4.5 is AAA for large text, as a projector's is
    for (var colour : colours(Palette.Projected.DARK)) {
      assertTrue(contrast(light(rgb(colour)), 0) >= 7, "colour " + colour);
    }
    for (var colour : colours(Palette.Projected.LIGHT)) {
      assertTrue(contrast(1, light(rgb(colour))) >= 4.5, "colour " + colour);
    }
  }

  @Test
  void noTwoColoursOfAProjectorLookAlikeToAnybody() {
    for (var palette : new Palette.Projected[] {Palette.Projected.DARK, Palette.Projected.LIGHT}) {
      var all = colours(palette);
      for (var i = 0; i < all.length; i++) {
        for (var j = 0; j < i; j++) {
          for (var sight : SIGHTS.entrySet()) {
            // 2.3 is the least that is noticed side by side
            var apart = apart(all[i], all[j], sight.getValue());
            assertTrue(
                apart > 25, all[i] + " and " + all[j] + ", " + sight.getKey() + ": " + apart);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void nothingIsFaintOnAProjector(Style style) {
    for (var palette : new Palette[] {Palette.ON_DARK, Palette.ON_LIGHT}) {
      var painted = palette.paint("x", style);
      assertTrue(
          style == Style.OUTPUT
              ? painted.equals("x")
              : painted.matches("\033\\[(4;)?1;38;5;\\d+mx\033\\[0m"),
          painted);
    }
    assertEquals("x", Palette.PLAIN.paint("x", style));
  }

  /// Returns what a number of the terminal's colour cube stands for.
  private static double[] rgb(int number) {
    var steps = new double[] {0, 95, 135, 175, 215, 255};
    var at = number - 16;
    return new double[] {linear(steps[at / 36]), linear(steps[at / 6 % 6]), linear(steps[at % 6])};
  }

  private static double linear(double value) {
    var part = value / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static double light(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double contrast(double lighter, double darker) {
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double apart(int one, int other, double[][] sight) {
    var a = lab(seen(rgb(one), sight));
    var b = lab(seen(rgb(other), sight));
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
  }

  private static double[] seen(double[] rgb, double[][] sight) {
    return IntStream.range(0, 3)
        .mapToDouble(i -> sight[i][0] * rgb[0] + sight[i][1] * rgb[1] + sight[i][2] * rgb[2])
        .map(value -> Math.clamp(value, 0, 1))
        .toArray();
  }

  /// Returns a colour in CIELAB, where distances are as they are seen.
  private static double[] lab(double[] rgb) {
    var x = bent((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    var y = bent(light(rgb));
    var z = bent((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double bent(double value) {
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
  }
}
