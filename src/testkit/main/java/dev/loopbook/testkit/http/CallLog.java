package dev.loopbook.testkit.http;

import dev.loopbook.io.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The requests that were made, and how many of them were in flight at the same time.
final class CallLog {

  private final List<HttpCall> calls = new ArrayList<>();
  private int underWay;
  private int most;

  /// Returns the index of a new call.
  int begin(HttpRequest request, Duration now) {
    calls.add(HttpCall.begin(calls.size() + 1, request, now));
    underWay++;
    most = Math.max(most, underWay);
    return calls.size() - 1;
  }

  void end(int index, Duration now, String how) {
    calls.set(index, calls.get(index).end(now, how));
    underWay--;
  }

  List<HttpCall> calls() {
    return List.copyOf(calls);
  }

  int underWay() {
    return underWay;
  }

  int most() {
    return most;
  }
}
