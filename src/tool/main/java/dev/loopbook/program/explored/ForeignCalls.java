package dev.loopbook.program.explored;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Says of JDK methods what they may do to the objects they are given, as far as an exploration has
/// to know.
///
/// The JDK's own code isn't woven, so its objects are told apart by identity, and a call counts as
/// a read or a write of the whole object. Only what is certain to change nothing counts as a read;
/// whatever isn't listed here counts as a write.
final class ForeignCalls {

  /// What a call does to the object it's called on.
  enum Effect {
    /// Nothing that anybody could notice.
    NONE,
    /// It looks at it.
    LOOKS,
    /// It may change it.
    CHANGES
  }

  /// Classes whose objects never change, or only hold what never changes.
  private static final List<String> VALUES =
      List.of(
          "java/lang/String",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Short",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Boolean",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Number",
          "java/lang/Math",
          "java/lang/StrictMath",
          "java/lang/Class",
          "java/lang/Enum",
          "java/lang/Record",
          "java/lang/Runnable",
          "java/lang/AutoCloseable",
          "java/lang/IO",
          "java/util/concurrent/Callable",
          "java/util/concurrent/TimeUnit",
          "java/util/UUID",
          "java/util/Locale",
          "java/util/Comparator",
          "java/util/regex/Pattern",
          "java/math/BigInteger",
          "java/math/BigDecimal");

  private static final List<String> VALUE_PACKAGES =
      List.of(
          "java/time/",
          "java/util/function/",
          "java/lang/invoke/",
          "java/lang/constant/",
          "java/nio/charset/",
          "java/nio/file/");

  /// Methods that only look, whatever JDK class they belong to.
  private static final Set<String> LOOKING =
      Set.of(
          "get",
          "getFirst",
          "getLast",
          "getOrDefault",
          "getKey",
          "getValue",
          "getMessage",
          "getCause",
          "getPlain",
          "getAcquire",
          "peek",
          "peekFirst",
          "peekLast",
          "element",
          "first",
          "last",
          "size",
          "length",
          "isEmpty",
          "isPresent",
          "contains",
          "containsAll",
          "containsKey",
          "containsValue",
          "indexOf",
          "lastIndexOf",
          "iterator",
          "listIterator",
          "descendingIterator",
          "spliterator",
          "hasNext",
          "keySet",
          "values",
          "entrySet",
          "subList",
          "headMap",
          "tailMap",
          "headSet",
          "tailSet",
          "firstKey",
          "lastKey",
          "floorKey",
          "ceilingKey",
          "lowerKey",
          "higherKey",
          "reversed",
          "stream",
          "toString",
          "hashCode",
          "equals",
          "compareTo",
          "compare",
          "charAt",
          "substring",
          "forEach",
          "toArray",
          "intValue",
          "longValue",
          "doubleValue",
          "getClass",
          "orElse",
          "orElseThrow",
          "orElseGet",
          "cardinality",
          "nextSetBit",
          "elements");

  /// Methods that change the object they are called on and put their arguments away unread. One of
  /// the arguments may be looked into, to compare or to copy it.
  private static final Set<String> STORING =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "offer",
          "offerFirst",
          "offerLast",
          "push",
          "put",
          "putAll",
          "putIfAbsent",
          "putFirst",
          "putLast",
          "set",
          "setValue",
          "remove",
          "removeAll",
          "retainAll",
          "replace",
          "append",
          "insert",
          "getAndSet",
          "compareAndSet",
          "merge",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "<init>");

  /// Methods whose result, or effect, depends on what the elements of a collection hold.
  private static final Set<String> COMPARING =
      Set.of(
          "toString",
          "hashCode",
          "equals",
          "compareTo",
          "contains",
          "containsAll",
          "containsValue",
          "indexOf",
          "lastIndexOf",
          "remove",
          "removeAll",
          "removeFirstOccurrence",
          "removeLastOccurrence",
          "retainAll",
          "sort");

  /// Methods by which a `LinkedHashMap` in access order moves an entry to its end.
  private static final Set<String> MOVING = Set.of("get", "getOrDefault");

  /// Methods that change an exception.
  private static final Set<String> CHANGING_THROWABLES =
      Set.of("addSuppressed", "initCause", "setStackTrace", "fillInStackTrace");

  /// Packages and classes whose objects keep the one they're made from and work on it.
  private static final List<String> WRAPPERS =
      List.of("java/io/", "java/util/zip/", "java/util/Formatter", "java/util/Scanner");

  /// Static JDK methods that change an argument.
  private static final Set<String> CHANGING_STATICS =
      Set.of(
          "java/util/Collections.sort",
          "java/util/Collections.shuffle",
          "java/util/Collections.swap",
          "java/util/Collections.reverse",
          "java/util/Collections.rotate",
          "java/util/Collections.fill",
          "java/util/Collections.addAll",
          "java/util/Collections.copy",
          "java/util/Collections.replaceAll",
          "java/util/Arrays.sort",
          "java/util/Arrays.parallelSort",
          "java/util/Arrays.fill",
          "java/util/Arrays.setAll",
          "java/util/Arrays.parallelSetAll",
          "java/util/Arrays.parallelPrefix",
          "java/lang/System.arraycopy",
          "java/lang/reflect/Array.set");

  /// Packages whose static methods change none of their arguments, but for those above.
  private static final List<String> HARMLESS_STATICS =
      List.of("java/lang/", "java/util/", "java/time/", "java/math/", "java/text/");

  private static final List<String> SELF_REPORTING =
      List.of("dev/loopbook/loop/", "dev/loopbook/sync/");

  private ForeignCalls() {}

  /// Returns whether the objects of a class report what happens to them by themselves.
  static boolean reportsItself(String owner) {
    return SELF_REPORTING.stream().anyMatch(owner::startsWith);
  }

  /// Returns whether the objects of a class never change.
  static boolean isValue(String owner) {
    return VALUES.contains(owner) || VALUE_PACKAGES.stream().anyMatch(owner::startsWith);
  }

  /// Returns what an instance method does to its object.
  static Effect onReceiver(String owner, String name) {
    if (isValue(owner) || reportsItself(owner)) {
      return Effect.NONE;
    }
    if (owner.startsWith("java/util/stream/")) {
      return Effect.LOOKS;
    }
    if (isThrowable(owner)) {
      return CHANGING_THROWABLES.contains(name) ? Effect.CHANGES : Effect.LOOKS;
    }
    // a buffer moves on when it's read, and a thread-local is given its value by who asks first
    if (owner.startsWith("java/nio/") || owner.endsWith("ThreadLocal")) {
      return Effect.CHANGES;
    }
    return LOOKING.contains(name) ? Effect.LOOKS : Effect.CHANGES;
  }

  private static boolean isThrowable(String owner) {
    return owner.startsWith("java/")
        && (owner.endsWith("Exception") || owner.endsWith("Error") || owner.endsWith("Throwable"));
  }

  /// Returns what a method does to the objects that it's given as arguments.
  static Effect onArguments(String owner, String name, boolean isStatic) {
    if (isStatic) {
      if (CHANGING_STATICS.contains(owner + "." + name)) {
        return Effect.CHANGES;
      }
      return reportsItself(owner) || HARMLESS_STATICS.stream().anyMatch(owner::startsWith)
          ? Effect.LOOKS
          : Effect.CHANGES;
    }
    if (reportsItself(owner)
        || isValue(owner)
        || owner.equals("java/io/PrintStream")
        || owner.startsWith("java/util/stream/")
        || LOOKING.contains(name)
        || STORING.contains(name)) {
      return name.equals("toArray") ? Effect.CHANGES : Effect.LOOKS;
    }
    return Effect.CHANGES;
  }

  /// Returns whether a method's result depends on what the elements of a collection hold.
  static boolean comparesElements(String name) {
    return COMPARING.contains(name);
  }

  /// Returns whether a method that only looks changes a `LinkedHashMap` that is in access order.
  static boolean movesEntries(String name) {
    return MOVING.contains(name);
  }

  /// Returns whether a new object of a class works on those that it's made from.
  static boolean wraps(String owner) {
    return WRAPPERS.stream().anyMatch(owner::startsWith);
  }

  /// Returns whether a method fills a container that one of its arguments hands out, by the type of
  /// that argument.
  static boolean fillsWhatComesFrom(String parameter, String owner, String name) {
    return switch (parameter) {
      case "Ljava/util/function/Supplier;" -> owner.equals("java/util/stream/Collectors");
      case "Ljava/util/function/IntFunction;" -> name.equals("toArray");
      default -> false;
    };
  }

  /// Returns whether an object of a type, by its descriptor, can have anything in it that changes.
  static boolean mayChange(String descriptor) {
    if (descriptor.startsWith("[")) {
      return true;
    }
    if (!descriptor.startsWith("L")) {
      return false;
    }
    var name = descriptor.substring(1, descriptor.length() - 1);
    return !isValue(name) && Stream.of("java/lang/Void").noneMatch(name::equals);
  }
}
