package dev.loopbook.program.explored;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.program.explored.AccessSite.Kind;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// What the woven code of one class loader reports to: it makes the statics of each run, and passes
/// on what a run reads and writes. Public only because [WovenAccess] calls it from another class
/// loader.
///
/// JDK objects are told apart by identity, and count as one thing each. A view of a collection,
/// such as an iterator or a `keySet()`, stands for the collection. So any object that a JDK method
/// returns and that nobody has met before joins the object it was called on: it may be a view, and
/// if it isn't, that only makes two callbacks dependent that might not be.
public final class AccessRecorder {

  /// How many turns of a loop the first run may take before it counts as endless.
  private static final long MOST_TURNS = 20_000_000;

  /// How many times as many any other may take, and how many at least.
  private static final long MORE_TURNS = 20;

  private static final long LEAST_TURNS = 1_000_000;

  private static final int STOP_LOOKS = (1 << 20) - 1;

  private static final int DEEPEST = 20;

  private static final Object STATICS = new Object();
  private static final Object INITIALIZERS = new Object();
  private static final Object OUTPUT = new Object();

  private enum Stage {
    NEW,
    RUNNING,
    DONE,
    FAILED
  }

  /// Whether anybody wants to know what is read and written.
  public boolean isOn;

  private final List<AccessSite> sites;
  private final List<ChanceSite> chances;
  private final List<WovenClass> classes;
  private final boolean ordersByAccess;
  private final Stage[] stages;
  private final boolean[] initialized;
  private final Method[] initializers;
  private final Method[] resets;
  private ObjectNature natures;
  private final Map<Object, Object> originals = new IdentityHashMap<>(); // known objects
  private ClassLoader loader = AccessRecorder.class.getClassLoader();
  private List<String> early = List.of(); // interfaces

  private @Nullable PrintStream standardOut;
  private @Nullable PrintStream standardErr;
  private @Nullable AccessLog log;
  private @Nullable AccessWitness witness;
  private boolean isRehearsal;
  private @Nullable ProgramVaries varies;
  private @Nullable LoopEscape over;
  private volatile boolean stopped; // written by whoever stops it
  private long turnsLeft;
  private long mostTurns = MOST_TURNS;

  /// @param ordersByAccess whether the program has maps that looking at them changes
  AccessRecorder(AccessSites woven, List<WovenClass> classes, boolean ordersByAccess) {
    this.ordersByAccess = ordersByAccess;
    this.sites = woven.all();
    this.chances = woven.chances();
    this.classes = classes;
    this.natures = new ObjectNature(loader);
    this.stages = new Stage[classes.size()];
    this.initialized = new boolean[classes.size()];
    this.initializers = new Method[classes.size()];
    this.resets = new Method[classes.size()];
  }

  /// Tells it whose code it serves. Called once, before the first run.
  ///
  /// @param interfaces those that are to be initialized before it
  void serve(ClassLoader program, List<String> interfaces) {
    loader = program;
    early = interfaces;
    natures = new ObjectNature(program);
  }

  /// Allows runs so many turns that one which took `usual` is far from being endless.
  void allowTurns(long usual) {
    mostTurns = Math.clamp(usual * MORE_TURNS, LEAST_TURNS, MOST_TURNS);
  }

  /// Returns how many turns the last run took.
  long turns() {
    return turnsLeft < 0 ? 0 : mostTurns - turnsLeft;
  }

  // ---- a run ----

  /// Begins a run: everything static is as it was before the first one.
  ///
  /// @param reportsTo hears of what is read and written, if anybody wants to know
  void begin(@Nullable AccessLog reportsTo, @Nullable AccessWitness told) {
    isOn = false;
    log = null;
    witness = null;
    varies = null;
    over = null;
    turnsLeft = mostTurns;
    if (!originals.isEmpty()) {
      originals.clear();
    }
    for (var type = 0; type < stages.length; type++) {
      reset(type);
    }
    for (var type = 0; type < stages.length; type++) {
      if (classes.get(type).isQuiet()) {
        initializeEarly(type);
      }
    }
    initializeInterfaces();
    log = reportsTo;
    witness = told;
    isRehearsal = told != null && told.isRehearsal();
    isOn = reportsTo != null || told != null;
  }

  /// Tells it where what the program prints goes to.
  void printsTo(PrintStream out, PrintStream err) {
    standardOut = out;
    standardErr = err;
  }

  /// Ends what [#begin] began: what is read from now on concerns nobody.
  void end() {
    isOn = false;
  }

  /// Returns what was found to differ from run to run, if anything.
  Optional<ProgramVaries> varies() {
    return Optional.ofNullable(varies);
  }

  /// Returns what ended the run, if it was one of its callbacks that never ends.
  Optional<LoopEscape> over() {
    return Optional.ofNullable(over);
  }

  /// Makes an endless callback end soon. May be called by any thread.
  void stop() {
    stopped = true;
  }

  /// Throws if the run has gone on for too long.
  public void spend() {
    turnsLeft--;
    if (turnsLeft < 0 || ((turnsLeft & STOP_LOOKS) == 0 && stopped)) {
      turnsLeft = -1;
      var endless = new EndlessCallback();
      over = endless;
      throw endless;
    }
  }

  // ---- statics ----

  /// Returns whether nothing is to be done before a class is used.
  public boolean isInitialized(int type) {
    return initialized[type];
  }

  /// Does what the JVM does when a class is used for the first time.
  public void initialize(int type) {
    switch (stages[type]) {
      case RUNNING -> {}
      case DONE -> reportInitializer(type, false);
      case FAILED ->
          throw new NoClassDefFoundError("Could not initialize class " + classes.get(type).name());
      case NEW -> {
        reportInitializer(type, true);
        stages[type] = Stage.RUNNING;
        var parent = classes.get(type).parent();
        if (parent >= 0 && !initialized[parent]) {
          initialize(parent);
        }
        try {
          if (classes.get(type).hasInitializer()) {
            initializer(type).invoke(null);
          }
          done(type);
        } catch (InvocationTargetException e) {
          stages[type] = Stage.FAILED;
          throw asTheJvmDoes(Objects.requireNonNull(e.getCause()));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static Error asTheJvmDoes(Throwable thrown) {
    return thrown instanceof Error error ? error : new ExceptionInInitializerError(thrown);
  }

  private void done(int type) {
    stages[type] = Stage.DONE;
    // the others ask each time, because who comes first makes a difference
    initialized[type] = classes.get(type).isQuiet();
  }

  private void initializeEarly(int type) {
    if (stages[type] != Stage.NEW) {
      return;
    }
    try {
      initialize(type);
    } catch (Throwable thrown) {
      reset(type); // then it shall throw where it's used
    }
  }

  // Once, as the JVM does it: a program that has some gets a class loader for each run.
  private void initializeInterfaces() {
    for (var name : early) {
      try {
        Class.forName(name, true, loader);
      } catch (ClassNotFoundException | LinkageError _) {
        // it will be told where it's used
      }
    }
    early = List.of();
  }

  private void reset(int type) {
    stages[type] = Stage.NEW;
    initialized[type] = false;
    try {
      reset(type, resets).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Method reset(int type, Method[] known) {
    if (known[type] == null) {
      known[type] = method(type, AccessWeaver.RESET);
    }
    return known[type];
  }

  private Method initializer(int type) {
    if (initializers[type] == null) {
      initializers[type] = method(type, AccessWeaver.INITIALIZER);
    }
    return initializers[type];
  }

  private Method method(int type, String name) {
    try {
      var method = Class.forName(classes.get(type).name(), false, loader).getDeclaredMethod(name);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void reportInitializer(int type, boolean runs) {
    var here = log;
    if (here == null || classes.get(type).isQuiet()) {
      return;
    }
    if (runs) {
      here.write(INITIALIZERS, type);
    } else {
      here.read(INITIALIZERS, type);
    }
  }

  /// Returns the constant of an enum, as it is in this run.
  public <E extends Enum<E>> E valueOf(Class<E> type, String name) {
    try {
      var values = type.getDeclaredMethod("values");
      values.setAccessible(true);
      for (var each : (Object[]) Objects.requireNonNull(values.invoke(null))) {
        if (type.cast(each).name().equals(Objects.requireNonNull(name, "Name is null"))) {
          return type.cast(each);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalArgumentException("No enum constant " + type.getCanonicalName() + "." + name);
  }

  // ---- fields and elements ----

  public void read(@Nullable Object owner, int site) {
    if (owner == null) {
      return;
    }
    if (log != null) {
      log.read(owner, sites.get(site).part());
    }
    if (witness != null) {
      witness.accessed(sites.get(site), owner, -1, false, value(owner, sites.get(site)));
    }
  }

  public void readStatic(int site) {
    if (log != null) {
      log.read(STATICS, sites.get(site).part());
    }
    if (witness != null) {
      witness.accessed(sites.get(site), STATICS, -1, false, value(null, sites.get(site)));
    }
  }

  public void write(@Nullable Object owner, @Nullable Object value, int site) {
    if (owner == null) {
      return;
    }
    if (log != null) {
      log.write(owner, sites.get(site).part(), value);
    }
    if (witness != null) {
      witness.accessed(sites.get(site), owner, -1, true, shown(value, sites.get(site)));
    }
  }

  public void writeStatic(@Nullable Object value, int site) {
    if (log != null) {
      log.write(STATICS, sites.get(site).part(), value);
    }
    if (witness != null) {
      witness.accessed(sites.get(site), STATICS, -1, true, shown(value, sites.get(site)));
    }
  }

  public void readElement(@Nullable Object array, int index, int site) {
    element(array, index, site, false);
  }

  public void writeElement(@Nullable Object array, int index, int site) {
    element(array, index, site, true);
  }

  private void element(@Nullable Object array, int index, int site, boolean writes) {
    if (array == null) {
      return;
    }
    if (log != null) {
      report(array, index, writes);
    }
    if (witness != null) {
      witness.accessed(sites.get(site), array, index, writes, null);
    }
  }

  /// Returns what is in a field now, as a program would print it.
  private @Nullable Object value(@Nullable Object owner, AccessSite site) {
    if (witness == null || witness.isRehearsal()) {
      return null;
    }
    try {
      var field = field(site);
      return field == null ? null : field.get(owner);
    } catch (ReflectiveOperationException | RuntimeException _) {
      return null;
    }
  }

  // A boolean or a char comes as an int, as everywhere in bytecode.
  private @Nullable Object shown(@Nullable Object value, AccessSite site) {
    if (witness == null || witness.isRehearsal()) {
      return null;
    }
    try {
      var field = field(site);
      return field != null && value instanceof Integer number
          ? field.getType() == boolean.class
              ? (Object) (number != 0)
              : field.getType() == char.class ? (Object) (char) number.intValue() : value
          : value;
    } catch (ReflectiveOperationException | RuntimeException _) {
      return value;
    }
  }

  private @Nullable Field field(AccessSite site) throws ReflectiveOperationException {
    var field = Class.forName(site.owner(), false, loader).getDeclaredField(site.name());
    field.setAccessible(true);
    return field;
  }

  public void made(Object object) {
    if (log != null) {
      originals.putIfAbsent(object, object); // a wrapper stands for what it wraps
      log.made(object);
    }
  }

  // ---- JDK objects ----

  public void receiver(@Nullable Object receiver, int site) {
    if (receiver != null && isRehearsal) {
      refuse(SaltedOrder.ofReceiver(receiver, sites.get(site)));
    }
    if (receiver == null || !natures.isForeign(receiver) || isStandard(receiver)) {
      return;
    }
    var where = sites.get(site);
    var changes =
        where.kind() == Kind.CHANGE
            || (ordersByAccess
                && receiver instanceof LinkedHashMap<?, ?>
                && ForeignCalls.movesEntries(where.name()));
    if (log != null) {
      if (receiver instanceof BaseStream<?, ?>) {
        log.write(receiver, 1); // it can be used once
        lookInto(original(receiver), 0);
      } else if (receiver instanceof Iterator<?> && where.name().equals("next")) {
        log.write(receiver, 1); // where it stands is its own; what it looks at isn't
        touch(receiver, false);
      } else {
        lookAtElements(receiver, where.name());
        touch(receiver, changes);
      }
    }
    if (witness != null) {
      witness.accessed(where, original(receiver), -1, changes, null);
    }
  }

  /// Looks into the elements of a collection, if it depends on them what a method does: those of a
  /// set and the keys of a map are compared by any.
  private void lookAtElements(Object receiver, String method) {
    if (ForeignCalls.comparesElements(method)) {
      lookInto(receiver, 0);
    } else if (natures.isIteratedByJdk(receiver)) {
      switch (receiver) {
        case Map<?, ?> map -> lookAtKeys(map.keySet());
        case Set<?> set -> lookAtKeys(set);
        default -> {}
      }
    }
  }

  // Hardly ever do such keys change, and their class tells.
  private void lookAtKeys(Set<?> keys) {
    for (var key : keys) {
      if (key != null && !natures.mayHoldChanging(key)) {
        return;
      }
      lookFurther(key, 0);
    }
  }

  /// Called before a method of a lock, a queue and the like, which report to the log themselves.
  public void uses(@Nullable Object primitive, int site) {
    if (witness != null && primitive != null) {
      witness.accessed(sites.get(site), primitive, -1, true, null);
    }
  }

  public void looksInto(@Nullable Object argument, int site) {
    if (argument != null && isRehearsal) {
      refuse(SaltedOrder.ofArgument(argument, sites.get(site)));
    }
    if (log != null && argument != null) {
      lookInto(argument, 0);
    }
  }

  public void changes(@Nullable Object argument, int site) {
    if (argument == null) {
      return;
    }
    if (log != null) {
      lookInto(argument, 0);
      touch(argument, true);
    }
    if (witness != null && (natures.isForeign(argument) || argument.getClass().isArray())) {
      witness.accessed(sites.get(site), original(argument), -1, true, null);
    }
  }

  @SuppressWarnings("ReferenceEquality") // an object is told by identity, whatever it equals
  public void viewOf(@Nullable Object result, @Nullable Object original) {
    if (log == null
        || result == null
        || original == null
        || result == original
        || !natures.isForeign(result)
        || !(natures.isForeign(original) || original.getClass().isArray())) {
      return;
    }
    var isNew = originals.putIfAbsent(result, original(original)) == null;
    if (isNew && result instanceof BaseStream<?, ?>) {
      log.made(result); // none is ever kept to be returned again
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private Object original(Object object) {
    var known = originals.get(object);
    return known == null || known == object ? object : original(known);
  }

  private void lookInto(Object object, int depth) {
    touch(object, false);
    if (depth > DEEPEST) {
      return;
    }
    switch (object) {
      case Object[] array -> Arrays.stream(array).forEach(each -> lookFurther(each, depth));
      case Optional<?> optional -> optional.ifPresent(each -> lookFurther(each, depth));
      case AtomicReference<?> reference -> lookFurther(reference.get(), depth);
      case Map.Entry<?, ?> entry when !natures.isOwn(entry) -> {
        lookFurther(entry.getKey(), depth);
        lookFurther(entry.getValue(), depth);
      }
      case Collection<?> all when natures.isIteratedByJdk(all) ->
          all.forEach(each -> lookFurther(each, depth));
      case Map<?, ?> map when natures.isIteratedByJdk(map) ->
          map.forEach(
              (key, value) -> {
                lookFurther(key, depth);
                lookFurther(value, depth);
              });
      case Record record -> natures.components(record).forEach(each -> lookFurther(each, depth));
      default -> {}
    }
  }

  private void lookFurther(@Nullable Object object, int depth) {
    if (object != null) {
      lookInto(object, depth + 1);
    }
  }

  /// Returns whether this is what the program's output goes to, which is reported where it arrives.
  @SuppressWarnings("ReferenceEquality") // that very one
  private boolean isStandard(Object object) {
    return object instanceof PrintStream && (object == standardOut || object == standardErr);
  }

  private void touch(Object object, boolean writes) {
    if (isStandard(object)) {
      return;
    }
    if (object.getClass().isArray()) {
      touchElements(object, writes);
    } else if (natures.isForeign(object)) {
      var original = original(object);
      if (original.getClass().isArray()) {
        touchElements(original, writes);
      } else {
        report(original, AccessLog.WHOLE, writes);
      }
    }
  }

  private void touchElements(Object array, boolean writes) {
    for (var i = 0; i < Array.getLength(array); i++) {
      report(array, i, writes);
    }
  }

  private void report(Object owner, int part, boolean writes) {
    var here = Objects.requireNonNull(log);
    if (writes) {
      here.write(owner, part);
    } else {
      here.read(owner, part);
    }
  }

  // ---- the world outside ----

  /// Throws if a method would wait for another thread.
  public void blocks(@Nullable Object receiver, int number) {
    var site = sites.get(number);
    if (receiver != null && BlockingCalls.wouldBlock(receiver, site.name())) {
      over = new BlockedCallback(site);
      throw over;
    }
  }

  /// Notes that the program prints: all that it prints is one thing.
  void printed(String text) {
    if (!isOn) {
      return;
    }
    if (log != null && EventLoop.ifRunning().isPresent()) {
      log.write(OUTPUT, AccessLog.WHOLE);
    }
    if (witness != null) {
      witness.printed(text);
    }
  }

  /// Called before something that differs from run to run.
  public void chance(int number) {
    refuse(Optional.of(chances.get(number).toThrow()));
  }

  private void refuse(Optional<ProgramVaries> why) {
    if (why.isPresent()) {
      varies = why.get();
      throw varies;
    }
  }
}
