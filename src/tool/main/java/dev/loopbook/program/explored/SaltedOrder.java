package dev.loopbook.program.explored;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Notices when a program goes through a `Set.of(…)` or a `Map.of(…)`.
///
/// The JDK shuffles these on purpose, by a number that it draws when Java starts. So their order is
/// the same in every run of an exploration, and another one in the next exploration, whose tokens
/// would then mean something else.
final class SaltedOrder {
  private static final String IMMUTABLE = "java.util.ImmutableCollections$";

  private static final Set<String> ITERATING =
      Set.of(
          "iterator",
          "forEach",
          "stream",
          "spliterator",
          "toArray",
          "toString",
          "entrySet",
          "keySet",
          "values");

  /// Methods that show the order of a collection that they are given, or keep it.
  private static final Set<String> SHOWING =
      Set.of("println", "print", "printf", "format", "valueOf", "join");

  private static final Set<String> KEEPING =
      Set.of("ArrayList", "LinkedList", "ArrayDeque", "LinkedHashSet", "LinkedHashMap");

  private SaltedOrder() {}

  /// Returns what's to be said if a method that is called on an object goes through it.
  static Optional<ProgramVaries> ofReceiver(Object receiver, AccessSite site) {
    return ITERATING.contains(site.name()) ? of(receiver, site) : Optional.empty();
  }

  /// Returns what's to be said if a method that's given an object goes through it.
  static Optional<ProgramVaries> ofArgument(Object argument, AccessSite site) {
    var shows =
        site.name().isEmpty() // a concatenation
            || SHOWING.contains(site.name())
            || (site.name().equals("<init>") && KEEPING.contains(site.owner()))
            || (site.name().equals("copyOf") && site.owner().equals("List"));
    return shows ? of(argument, site) : Optional.empty();
  }

  private static Optional<ProgramVaries> of(Object object, AccessSite site) {
    var type = object.getClass().getName();
    if (!type.startsWith(IMMUTABLE)) {
      return Optional.empty();
    }
    return switch (object) {
      case Set<?> set when set.size() > 1 ->
          Optional.of(varies("a Set.of(…)", "List.of(…), or a LinkedHashSet", site));
      case Map<?, ?> map when map.size() > 1 ->
          Optional.of(varies("a Map.of(…)", "a LinkedHashMap, or a TreeMap", site));
      default -> Optional.empty();
    };
  }

  private static ProgramVaries varies(String what, String instead, AccessSite site) {
    return new ProgramVaries(
        "goes through " + what + ", whose order differs each time Java starts",
        "Use " + instead + ".",
        Optional.of(site.place()));
  }
}
