package dev.loopbook.exercise.grade;

import java.util.List;
import java.util.stream.IntStream;

/// Where a class stands: each student's share of the points that there are.
///
/// @param shares the shares in percent, the lowest first; of those who handed something in
/// @param absent how many handed in nothing
record ClassStanding(List<Double> shares, int absent) {
  private static final int BANDS = 5;

  /// Keeps its own copy.
  ClassStanding {
    shares = List.copyOf(shares);
  }

  static ClassStanding of(GradeBook book) {
    var shares =
        book.students().stream()
            .filter(row -> row.handedIn() > 0 && row.max() > 0)
            .map(row -> 100 * row.points() / row.max())
            .sorted()
            .toList();
    return new ClassStanding(shares, book.students().size() - shares.size());
  }

  /// Returns the share that as many students are below as above; 0 if there are none.
  double median() {
    if (shares.isEmpty()) {
      return 0;
    }
    var middle = shares.size() / 2;
    return shares.size() % 2 == 1
        ? shares.get(middle)
        : (shares.get(middle - 1) + shares.get(middle)) / 2;
  }

  /// Returns the average share; 0 if there are none.
  double average() {
    return shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /// Students whose shares are close together.
  ///
  /// @param from the lowest share
  /// @param to the share above it, which counts for the last band only
  record Band(int from, int to, int students) {}

  /// Returns how many students there are in each fifth.
  List<Band> bands() {
    var width = 100 / BANDS;
    return IntStream.range(0, BANDS)
        .mapToObj(
            i ->
                new Band(
                    i * width,
                    (i + 1) * width,
                    (int)
                        shares.stream()
                            .filter(share -> Math.min(BANDS - 1, (int) (share / width)) == i)
                            .count()))
        .toList();
  }
}
