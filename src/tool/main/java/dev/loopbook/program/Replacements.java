package dev.loopbook.program;

import static java.util.Map.entry;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which JDK calls and fields the weaver replaces, and whose results it registers.
///
/// Keys are `owner.name` and the descriptor as class files write them; a value is the method of
/// [WovenCalls] that stands in.
public final class Replacements {
  private static final String LOCK_PACKAGE = "java/util/concurrent/locks/";
  private static final String LOCK = LOCK_PACKAGE + "Lock";
  private static final String BUILDER = "java/lang/Thread$Builder";
  private static final String START = ".start(Ljava/lang/Runnable;)Ljava/lang/Thread;";
  private static final String UNSTARTED = ".unstarted(Ljava/lang/Runnable;)Ljava/lang/Thread;";
  private static final String FACTORY = ".factory()Ljava/util/concurrent/ThreadFactory;";

  private static final String PRINT_STREAM = "java/io/PrintStream.";
  private static final String FORMAT =
      "Ljava/lang/String;[Ljava/lang/Object;)Ljava/io/PrintStream;";

  private static final Set<String> LOCKS =
      Set.of(
          LOCK,
          LOCK_PACKAGE + "ReentrantLock",
          LOCK_PACKAGE + "ReentrantReadWriteLock$ReadLock",
          LOCK_PACKAGE + "ReentrantReadWriteLock$WriteLock");

  private static final Set<String> LOCK_CALLS =
      Set.of(
          "lock()V",
          "lockInterruptibly()V",
          "tryLock()Z",
          "tryLock(JLjava/util/concurrent/TimeUnit;)Z",
          "unlock()V");

  private static final Map<String, String> CALLS =
      Map.ofEntries(
          entry("java/lang/System.exit(I)V", "exit"),
          entry("java/lang/Runtime.exit(I)V", "exit"),
          entry("java/lang/Runtime.halt(I)V", "halt"),
          entry("java/lang/Runtime.addShutdownHook(Ljava/lang/Thread;)V", "addShutdownHook"),
          entry("java/lang/Runtime.removeShutdownHook(Ljava/lang/Thread;)Z", "removeShutdownHook"),
          entry("java/lang/System.setOut(Ljava/io/PrintStream;)V", "setOut"),
          entry("java/lang/System.setErr(Ljava/io/PrintStream;)V", "setErr"),
          entry("java/lang/System.setIn(Ljava/io/InputStream;)V", "setIn"),
          entry(PRINT_STREAM + "close()V", "close"),
          entry(PRINT_STREAM + "printf(" + FORMAT, "printf"),
          entry(PRINT_STREAM + "format(" + FORMAT, "format"),
          entry(PRINT_STREAM + "printf(Ljava/util/Locale;" + FORMAT, "printf"),
          entry(PRINT_STREAM + "format(Ljava/util/Locale;" + FORMAT, "format"),
          entry("java/lang/System.console()Ljava/io/Console;", "console"),
          entry("java/lang/IO.println(Ljava/lang/Object;)V", "println"),
          entry("java/lang/IO.println()V", "println"),
          entry("java/lang/IO.print(Ljava/lang/Object;)V", "print"),
          entry("java/lang/IO.readln()Ljava/lang/String;", "readln"),
          entry("java/lang/IO.readln(Ljava/lang/String;)Ljava/lang/String;", "readln"),
          entry("java/lang/Thread.dumpStack()V", "dumpStack"),
          entry("java/util/concurrent/CompletableFuture.join()Ljava/lang/Object;", "join"),
          entry(
              "java/lang/Thread.startVirtualThread(Ljava/lang/Runnable;)Ljava/lang/Thread;",
              "startVirtualThread"),
          entry(
              "java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor()"
                  + "Ljava/util/concurrent/ExecutorService;",
              "newVirtualThreadPerTaskExecutor"),
          entry(BUILDER + START, "start"),
          entry(BUILDER + "$OfVirtual" + START, "start"),
          entry(BUILDER + UNSTARTED, "unstarted"),
          entry(BUILDER + "$OfVirtual" + UNSTARTED, "unstarted"),
          entry(BUILDER + FACTORY, "factory"),
          entry(BUILDER + "$OfVirtual" + FACTORY, "factory"),
          entry(
              "java/lang/Thread.getDefaultUncaughtExceptionHandler"
                  + "()Ljava/lang/Thread$UncaughtExceptionHandler;",
              "getDefaultUncaughtExceptionHandler"),
          entry(
              "java/lang/Thread.setDefaultUncaughtExceptionHandler"
                  + "(Ljava/lang/Thread$UncaughtExceptionHandler;)V",
              "setDefaultUncaughtExceptionHandler"));

  private static final Map<String, String> FIELDS =
      Map.of(
          "java/lang/System.out", "out",
          "java/lang/System.err", "err",
          "java/lang/System.in", "in");

  /// Classes whose objects hold a thread or a socket that an interrupt doesn't end.
  private static final Set<String> ADOPTED_CLASSES =
      Set.of(
          "java/util/Timer",
          "java/util/concurrent/ThreadPoolExecutor",
          "java/util/concurrent/ScheduledThreadPoolExecutor",
          "java/util/concurrent/ForkJoinPool",
          "java/net/Socket",
          "java/net/ServerSocket",
          "java/net/DatagramSocket",
          "java/net/MulticastSocket");

  /// The same, as return types of JDK methods.
  private static final Set<String> ADOPTED_RESULTS =
      Set.of(
          "Ljava/util/concurrent/ExecutorService;",
          "Ljava/util/concurrent/ScheduledExecutorService;",
          "Ljava/net/Socket;",
          "Ljava/net/http/HttpClient;",
          "Ljava/lang/Process;",
          "Lcom/sun/net/httpserver/HttpServer;",
          "Lcom/sun/net/httpserver/HttpsServer;");

  /// Classes whose methods hold a lock on an object, or on part of it, during a callback.
  private static final Set<String> MONITOR_CLASSES =
      Set.of(
          "java/util/concurrent/ConcurrentHashMap",
          "java/util/concurrent/ConcurrentMap",
          "java/util/Vector",
          "java/util/Stack",
          "java/util/Hashtable",
          "java/util/Properties",
          "java/lang/StringBuffer");

  private static final List<String> THREADED =
      List.of(
          "java/lang/Thread",
          "java/util/concurrent/",
          "java/util/Timer",
          "java/net/",
          "java/nio/channels/",
          "com/sun/net/",
          "javax/swing/",
          "java/awt/");

  private Replacements() {}

  /// Returns the method that stands in for a call, or the empty string.
  public static String call(String owner, String name, String descriptor) {
    return isLocking(owner, name, descriptor)
        ? name
        : CALLS.getOrDefault(owner + "." + name + descriptor, "");
  }

  /// Returns whether a call acquires or releases one of the JDK's locks that belong to a thread.
  static boolean isLocking(String owner, String name, String descriptor) {
    return LOCKS.contains(owner) && LOCK_CALLS.contains(name + descriptor);
  }

  /// Returns the type of a stand-in's first parameter, for a call that has a receiver.
  static ClassDesc receiver(String owner, String name) {
    if (name.equals("printStackTrace")) {
      return ClassDesc.of("java.lang.Throwable");
    }
    if (owner.startsWith(LOCK_PACKAGE)) {
      return ClassDesc.ofInternalName(LOCK);
    }
    return ClassDesc.ofInternalName(owner.startsWith(BUILDER) ? BUILDER : owner);
  }

  /// Returns the method that stands in for reading a static field, or the empty string.
  static String field(String owner, String name) {
    return FIELDS.getOrDefault(owner + "." + name, "");
  }

  /// Returns whether a JDK class may start threads.
  static boolean startsThreads(String name) {
    boolean harmless =
        name.startsWith("java/util/concurrent/atomic/")
            || name.startsWith("java/util/concurrent/TimeUnit")
            || name.equals("java/lang/ThreadLocal");
    return !harmless && THREADED.stream().anyMatch(name::startsWith);
  }

  /// Returns whether a JDK call may run one of the program's callbacks inside a monitor, at once or
  /// through the object it returns.
  static boolean runsCallbacksInAMonitor(String owner, String name) {
    return MONITOR_CLASSES.contains(owner)
        || (owner.equals("java/util/Collections") && name.startsWith("synchronized"));
  }

  /// Returns whether new objects of a class are registered.
  static boolean adoptsNew(String owner) {
    return ADOPTED_CLASSES.contains(owner);
  }

  /// Returns whether the result of a JDK call is registered.
  static boolean adoptsResult(String owner, String descriptor) {
    if (!owner.startsWith("java/") && !owner.startsWith("com/sun/net/")) {
      return false;
    }
    return ADOPTED_RESULTS.contains(descriptor.substring(descriptor.indexOf(')') + 1));
  }
}
