package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/// Counts what a book lets a machine check, by kind.
public final class FenceCounts {

  private FenceCounts() {}

  /// Returns how many fences of each checked kind some pages have, for people: `12 outputs, 3
  /// changes`. Kinds without a fence are left out.
  public static String of(Collection<? extends Page> pages) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var page : pages) {
      for (var fence : Fences.in(page.markdown())) {
        var kind = kind(fence.spec());
        if (!kind.isEmpty()) {
          counts.merge(kind, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .map(each -> format("%d %s", each.getValue(), named(each.getKey(), each.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static String kind(FenceSpec spec) {
    return switch (spec) {
      case FenceSpec.Source _ -> "listing";
      case FenceSpec.Output _ -> "output";
      case FenceSpec.ChangedOutput _ -> "output of a changed program";
      case FenceSpec.RealOutput _ -> "run in real time";
      case FenceSpec.Refusal _ -> "refusal of javac";
      case FenceSpec.PythonSource _ -> "Python listing";
      case FenceSpec.PythonOutput _ -> "record of Python";
      case FenceSpec.Predict _ -> "prediction";
      case FenceSpec.Transcript _ -> "session";
      case FenceSpec.Diff _ -> "change";
      case FenceSpec.Picture _ -> "picture";
      case FenceSpec.Illustration _, FenceSpec.Other _, FenceSpec.Malformed _ -> "";
    };
  }

  /// Puts the first word, or the only one, into the plural if there is more than one.
  private static String named(String kind, int count) {
    if (count == 1) {
      return kind;
    }
    var of = kind.indexOf(' ');
    var isPhrase = of >= 0 && !kind.startsWith("Python");
    return isPhrase ? kind.substring(0, of) + "s" + kind.substring(of) : kind + "s";
  }
}
