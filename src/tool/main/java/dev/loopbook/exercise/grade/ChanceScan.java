package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What in an answer may make two runs of it differ. It looks at the text alone: it proves nothing,
/// and only chooses what a person should look at.
record ChanceScan(List<String> remarks, boolean mayVary) {
  private static final Pattern SILENT =
      Pattern.compile(
          "//[^\n]*+|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"");

  private static final Pattern CLOCK =
      Pattern.compile(
          "\\bSystem\\s*\\.\\s*(nanoTime|currentTimeMillis)\\b"
              + "|\\b(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime)\\s*\\.\\s*now\\b"
              + "|\\b(InstantSource|GregorianCalendar)\\b|\\bCalendar\\s*\\.\\s*getInstance\\b"
              + "|\\bClock\\s*\\.\\s*system|\\bnew\\s+Date\\s*\\(\\s*\\)");

  private static final Pattern CHANCE =
      Pattern.compile(
          "\\bMath\\s*\\.\\s*random\\b|\\bnew\\s+(Random|SplittableRandom|SecureRandom)\\s*\\(\\s*\\)"
              + "|\\bThreadLocalRandom\\b|\\brandomUUID\\b|\\bidentityHashCode\\b"
              + "|\\bCollections\\s*\\.\\s*shuffle\\s*\\(\\s*\\w+\\s*\\)"
              + "|\\bRandomGenerator\\s*\\.\\s*(getDefault|of)\\b");

  /// What may differ from run to run, but mostly doesn't show: the order of the JDK's unmodifiable
  /// sets and maps, and threads.
  private static final Pattern VARIES =
      Pattern.compile(
          "\\b(Set|Map)\\s*\\.\\s*(of|copyOf|ofEntries)\\b|\\b(Thread|Executors?|ExecutorService"
              + "|CompletableFuture|ForkJoinPool|Timer)\\b|\\btoThread\\b|\\bparallel(Stream)?\\b");

  ChanceScan {
    remarks = List.copyOf(remarks);
  }

  /// Scans an answer. What the exercise's own right answers do is open to all.
  static ChanceScan of(Exercise exercise, Attempt attempt) {
    var text = text(attempt);
    var solution = text(Attempt.ofSolution(exercise.assignment()));
    var remarks = new ArrayList<String>();
    found(CLOCK, text, solution).ifPresent(_ -> remarks.add("it reads the real clock"));
    found(CHANCE, text, solution).ifPresent(_ -> remarks.add("it uses chance without a seed"));
    return new ChanceScan(remarks, !remarks.isEmpty() || found(VARIES, text, solution).isPresent());
  }

  private static Optional<String> found(Pattern pattern, String text, String solution) {
    return pattern.matcher(solution).find()
        ? Optional.empty()
        : pattern.matcher(text).results().findFirst().map(found -> found.group());
  }

  private static String text(Attempt attempt) {
    var all = String.join("\n", attempt.files().stream().map(SourceText::text).toList());
    return SILENT.matcher(all).replaceAll(" ");
  }
}
