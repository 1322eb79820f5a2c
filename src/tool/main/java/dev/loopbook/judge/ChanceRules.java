package dev.loopbook.judge;

import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a student's test may not depend on: the real clock and chance.
///
/// A test that passes or fails by either can be lucky. One that waited for its slot of the clock
/// passed in one run of three, and checked nothing. The loop's own time is virtual and the same
/// each time, and so are random numbers from a seed.
final class ChanceRules {
  private static final String CLOCK =
      "a test that looks at the real clock can be lucky. The loop has virtual time";
  private static final String CHANCE =
      "a test that depends on chance can be lucky. Give the generator a seed, or choose the values";

  private static final Set<String> OF_NOW =
      Set.of("now", "dateNow", "currentTimeMillis", "nanoTime", "instant", "millis");

  private static final Map<String, String> CLASSES =
      Map.of(
          "java.time.Clock", CLOCK,
          "java.time.InstantSource", CLOCK,
          "java.util.Timer", CLOCK,
          "java.util.Calendar", CLOCK,
          "java.util.GregorianCalendar", CLOCK,
          "java.util.concurrent.ThreadLocalRandom", CHANCE);

  private static final Map<String, String> MEMBERS =
      Map.of(
          "java.util.Date.<init>()V", CLOCK,
          "java.util.Random.<init>()V", CHANCE,
          "java.util.SplittableRandom.<init>()V", CHANCE,
          "java.util.Collections.shuffle(Ljava/util/List;)V", CHANCE,
          "java.util.UUID.randomUUID()Ljava/util/UUID;", CHANCE,
          "java.lang.Math.random()D", CHANCE,
          "java.lang.StrictMath.random()D", CHANCE,
          "java.lang.System.identityHashCode(Ljava/lang/Object;)I", CHANCE,
          "java.lang.Object.hashCode()I", CHANCE);

  private final String solution;

  /// @param models the right answers: what they use is open
  ChanceRules(List<SourceText> models) {
    solution = models.stream().map(SourceText::text).collect(Collectors.joining("\n"));
  }

  /// Returns why a link is refused, or nothing if it's open.
  Optional<String> reason(ClassReference link) {
    return isUsedBySolution(link) ? Optional.empty() : rule(link);
  }

  private static Optional<String> rule(ClassReference link) {
    if (isOfNow(link) || link.owner().equals(LoopTest.Time.class.getName())) {
      return Optional.of(CLOCK);
    }
    if (link.owner().startsWith("java.util.random.")
        && link.member().matches("getDefault|of|create|<init>")) {
      return Optional.of(CHANCE);
    }
    return Optional.ofNullable(CLASSES.get(link.owner()))
        .or(
            () ->
                Optional.ofNullable(
                    MEMBERS.get(link.owner() + "." + link.member() + link.descriptor())));
  }

  private static boolean isOfNow(ClassReference link) {
    return OF_NOW.contains(link.member())
        && (link.owner().startsWith("java.time.") || link.owner().equals("java.lang.System"));
  }

  private boolean isUsedBySolution(ClassReference link) {
    var name = link.member().equals("<init>") ? simple(link.owner()) : link.member();
    return !name.isEmpty()
        && Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(solution).find();
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
