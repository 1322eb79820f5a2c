package dev.loopbook.testkit.http;

import java.util.ArrayList;
import java.util.List;

/// One difference between a request and a route.
///
/// @param what the part: `path`, `query q`
/// @param registered what the route requires
/// @param requested what the request has
record RequestDifference(String what, String registered, String requested) {

  static Collector list() {
    return new Collector();
  }

  /// Returns how different the two are: 1 for something else altogether, little for a typing error.
  double weight() {
    var longest = Math.max(registered.length(), requested.length());
    return longest == 0 ? 0 : 0.2 + 0.8 * (1 - (double) common() / longest);
  }

  // How many letters the two have in common at the start and the end: enough to see a typing error.
  private int common() {
    var shortest = Math.min(registered.length(), requested.length());
    var start = 0;
    while (start < shortest && registered.charAt(start) == requested.charAt(start)) {
      start++;
    }
    var end = 0;
    while (end < shortest - start
        && registered.charAt(registered.length() - 1 - end)
            == requested.charAt(requested.length() - 1 - end)) {
      end++;
    }
    return start + end;
  }

  /// Collects differences.
  static final class Collector {
    private final List<RequestDifference> found = new ArrayList<>();

    Collector unlessSame(String what, String registered, String requested) {
      return unless(registered.equals(requested), what, registered, requested);
    }

    Collector unless(boolean fits, String what, String registered, String requested) {
      if (!fits) {
        found.add(new RequestDifference(what, registered, requested));
      }
      return this;
    }

    Collector addAll(List<RequestDifference> others) {
      found.addAll(others);
      return this;
    }

    List<RequestDifference> list() {
      return List.copyOf(found);
    }
  }
}
