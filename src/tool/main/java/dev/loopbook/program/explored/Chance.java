package dev.loopbook.program.explored;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names what makes a program do different things from run to run, and what to use instead.
///
/// @param what what the program does, in words that follow its line: `reads the real clock`
/// @param instead the way out, a sentence
record Chance(String what, String instead) {

  private static final Chance CLOCK =
      new Chance(
          "reads the real clock",
          "Ask the loop: EventLoop.running().time() is virtual time, the same in each run.");

  private static final Chance RANDOM =
      new Chance("draws random numbers without a seed", "Give it one: new Random(7).");

  private static final Chance THREAD =
      new Chance(
          "runs code on another thread, whose timing nobody controls",
          "Put a coroutine in its place: await(sleep(…)) for the time it takes.");

  private static final Chance OUTSIDE =
      new Chance(
          "talks to the world outside: a file, a socket or a process",
          "Put a fake in its place that answers after a sleep(…).");

  private static final Chance INPUT =
      new Chance("reads what a person types", "Put the text into the program.");

  private static final Chance IDENTITY =
      new Chance(
          "uses an object's identity hash, which differs from run to run",
          "Give its class a hashCode() and a toString() of its own.");

  private static final Chance JVM =
      new Chance(
          "changes the JVM's own state, which outlives a run",
          "Keep it in a field of the program.");

  private static final Chance JVM_READ =
      new Chance(
          "asks what its JVM is like at the moment", "Put what it answers into the program.");

  private static final Set<String> PATH_METHODS =
      Set.of(
          "<init>",
          "getName",
          "getPath",
          "getParent",
          "getParentFile",
          "toPath",
          "toString",
          "isAbsolute",
          "equals",
          "hashCode",
          "compareTo");

  private static final Set<String> TIMED_STAGES =
      Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");

  /// Classes that open a file if they're given its name.
  private static final Set<String> OPENING =
      Set.of(
          "java/io/PrintWriter",
          "java/io/PrintStream",
          "java/util/Scanner",
          "java/util/Formatter",
          "java/util/zip/ZipFile",
          "java/util/jar/JarFile");

  /// By class and method.
  private static final Map<String, Chance> METHODS =
      Map.ofEntries(
          entry("java/lang/System.nanoTime", CLOCK),
          entry("java/lang/System.currentTimeMillis", CLOCK),
          entry("java/time/Clock.systemUTC", CLOCK),
          entry("java/time/Clock.systemDefaultZone", CLOCK),
          entry("java/time/Clock.system", CLOCK),
          entry("java/time/Clock.tickMillis", CLOCK),
          entry("java/time/Clock.tickSeconds", CLOCK),
          entry("java/time/Clock.tickMinutes", CLOCK),
          entry("java/time/InstantSource.system", CLOCK),
          entry("java/util/Calendar.getInstance", CLOCK),
          entry("java/lang/Runtime.freeMemory", JVM_READ),
          entry("java/lang/Runtime.totalMemory", JVM_READ),
          entry("java/lang/ProcessHandle.current", JVM_READ),
          entry("java/lang/System.identityHashCode", IDENTITY),
          entry("java/lang/System.setProperty", JVM),
          entry("java/lang/System.clearProperty", JVM),
          entry("java/util/Locale.setDefault", JVM),
          entry("java/util/TimeZone.setDefault", JVM),
          entry("dev/loopbook/loop/Clock.real", CLOCK),
          entry("java/lang/Math.random", RANDOM),
          entry("java/lang/StrictMath.random", RANDOM),
          entry("java/util/UUID.randomUUID", RANDOM),
          entry("java/util/concurrent/ThreadLocalRandom.current", RANDOM),
          entry("java/util/random/RandomGenerator.getDefault", RANDOM),
          entry("java/util/random/RandomGenerator.of", RANDOM),
          entry("java/lang/Thread.start", THREAD),
          entry("java/lang/Thread.startVirtualThread", THREAD),
          entry("java/lang/Thread$Builder.start", THREAD),
          entry("java/lang/Thread$Builder$OfPlatform.start", THREAD),
          entry("java/lang/Thread$Builder$OfVirtual.start", THREAD),
          entry("java/util/concurrent/CompletableFuture.supplyAsync", THREAD),
          entry("java/util/concurrent/CompletableFuture.runAsync", THREAD),
          entry("java/util/Collection.parallelStream", THREAD),
          entry("java/util/List.parallelStream", THREAD),
          entry("java/util/Set.parallelStream", THREAD),
          entry("dev/loopbook/loop/Async.toThread", THREAD),
          entry("dev/loopbook/loop/EventLoop.runInExecutor", THREAD),
          entry("java/lang/IO.readln", INPUT),
          entry("java/lang/System.console", INPUT));

  /// Returns what is to be said of a call, if it differs from run to run.
  static Optional<Chance> of(String owner, String name, String descriptor) {
    var known = METHODS.get(owner + "." + name);
    if (known != null) {
      return Optional.of(known);
    }
    return switch (name) {
      case "<init>" -> ofNew(owner, descriptor);
      case "now" ->
          owner.startsWith("java/time/") && !descriptor.startsWith("(Ljava/time/Clock;)")
              ? Optional.of(CLOCK)
              : Optional.empty();
      case "shuffle" ->
          owner.equals("java/util/Collections") && descriptor.equals("(Ljava/util/List;)V")
              ? Optional.of(RANDOM)
              : Optional.empty();
      case "parallel" ->
          owner.startsWith("java/util/stream/") ? Optional.of(THREAD) : Optional.empty();
      default -> ofPackage(owner, name);
    };
  }

  private static Optional<Chance> ofNew(String owner, String descriptor) {
    if (descriptor.equals("()V")
        && (owner.equals("java/util/Random") || owner.equals("java/util/SplittableRandom"))) {
      return Optional.of(RANDOM);
    }
    if (OPENING.contains(owner) && opensFile(owner, descriptor)) {
      return Optional.of(OUTSIDE);
    }
    if (descriptor.equals("()V")
        && (owner.equals("java/util/Date") || owner.equals("java/util/GregorianCalendar"))) {
      return Optional.of(CLOCK);
    }
    return switch (owner) {
      case "java/security/SecureRandom" -> Optional.of(RANDOM);
      case "java/util/Timer",
          "java/util/concurrent/ForkJoinPool",
          "java/util/concurrent/ThreadPoolExecutor",
          "java/util/concurrent/ScheduledThreadPoolExecutor" ->
          Optional.of(THREAD);
      case "java/io/FileInputStream",
          "java/io/FileOutputStream",
          "java/io/FileReader",
          "java/io/FileWriter",
          "java/io/RandomAccessFile",
          "java/lang/ProcessBuilder",
          "java/net/Socket",
          "java/net/ServerSocket",
          "java/net/DatagramSocket" ->
          Optional.of(OUTSIDE);
      default -> Optional.empty();
    };
  }

  // A scanner takes a string for the text itself.
  private static boolean opensFile(String owner, String descriptor) {
    return descriptor.startsWith("(Ljava/io/File;")
        || descriptor.startsWith("(Ljava/nio/file/Path;")
        || (descriptor.startsWith("(Ljava/lang/String;") && !owner.equals("java/util/Scanner"));
  }

  private static Optional<Chance> ofPackage(String owner, String name) {
    if ((owner.equals("java/util/concurrent/CompletableFuture")
            || owner.equals("java/util/concurrent/CompletionStage"))
        && (name.endsWith("Async") || TIMED_STAGES.contains(name))) {
      return Optional.of(THREAD);
    }
    if (owner.equals("java/util/concurrent/Executors")
        || (owner.equals("java/util/concurrent/ForkJoinPool") && name.equals("commonPool"))) {
      return Optional.of(THREAD);
    }
    var isOutside =
        owner.equals("java/nio/file/Files")
            || (owner.equals("java/io/File") && !PATH_METHODS.contains(name))
            || owner.equals("java/net/URLConnection")
            || (owner.equals("java/net/URL") && name.startsWith("open"))
            || (owner.equals("java/net/InetAddress") && name.startsWith("get"))
            || owner.startsWith("java/nio/channels/")
            || owner.startsWith("java/net/http/")
            || owner.startsWith("com/sun/net/")
            || (owner.startsWith("dev/loopbook/io/") && !owner.endsWith("Error"));
    return isOutside ? Optional.of(OUTSIDE) : Optional.empty();
  }

  /// Returns what is to be said where a static field is read.
  static Optional<Chance> ofField(String owner, String name) {
    return owner.equals("java/lang/System") && name.equals("in")
        ? Optional.of(INPUT)
        : Optional.empty();
  }
}
