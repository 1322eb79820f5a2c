package dev.loopbook.program.explored;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.explored.AccessSite.Kind;
import dev.loopbook.text.SafeText;
import dev.loopbook.text.Shorten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notes what the callbacks of one run do, in words.
final class RunWitness implements AccessWitness, LoopListener {
  /// Nobody reads more, and a picture of two orders begins where they part.
  private static final int MOST = 20_000;

  private static final int VALUE_WIDTH = 16;

  private final List<WitnessedAct> acts = new ArrayList<>();
  private final Map<Object, Integer> objects = new IdentityHashMap<>();
  private final Map<String, Integer> ofClass = new HashMap<>();
  private final Map<Handle, String> timers = new IdentityHashMap<>();
  private @Nullable Task<?> main;
  private @Nullable Handle running;
  private String who = "";
  private int turn;

  List<WitnessedAct> acts() {
    return acts;
  }

  /// Notes that the next callback is chosen against first in, first out.
  void deviates(Handle instead) {
    if (instead instanceof TimerHandle timer) {
      var setBy = timers.get(timer);
      add(setBy == null ? name(timer) : setBy + "'s timer", "fires", "", false, Optional.empty());
    }
  }

  @Override
  public void timerSet(TimerHandle timer) {
    timers.put(timer, who);
  }

  @Override
  public void mainBegins(Runner runner, Task<?> task) {
    main = task;
  }

  @Override
  public void handleBegins(Handle handle) {
    running = handle;
    turn++;
    who = name(handle);
    if (main == null || !main.isDone()) {
      add(who, WitnessedAct.RUNS, "", false, Optional.empty());
    }
  }

  @Override
  public void handleEnds(Handle handle) {
    running = null;
  }

  @SuppressWarnings("ReferenceEquality") // that very task
  private String name(Handle handle) {
    return handle
        .task()
        .map(task -> task == main && task.name().equals("Task-1") ? "main" : task.name())
        .map(SafeText::of)
        .orElseGet(() -> SafeText.of(handle.label()));
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    if (waitsFor != null && acts.size() < MOST) {
      var label = SafeText.of(waitsFor.label());
      add(
          who,
          WitnessedAct.WAITS,
          "",
          false,
          task.line()
              .map(CodePlace::of)
              .map(place -> new CodePlace(place.file(), place.line(), label)));
    }
  }

  @Override
  public void futureDone(Future<?> future) {
    if (future instanceof Task<?> task && !task.isCancelled()) {
      task.unretrievedException()
          .ifPresent(thrown -> add(who, "fails", "", true, Optional.empty()));
    }
  }

  @Override
  public void accessed(
      AccessSite site, Object owner, int index, boolean writes, @Nullable Object value) {
    if (running == null) {
      return; // outside of a loop there is only one order
    }
    add(
        who,
        does(site, index, writes, value),
        thing(site, owner, index),
        writes,
        Optional.of(site.place()));
  }

  @Override
  public void printed(String text) {
    if (running != null && !text.isBlank()) {
      add(who, "prints " + value(text.strip()), "the output", true, Optional.empty());
    }
  }

  private void add(
      String whose, String does, String thing, boolean writes, Optional<CodePlace> place) {
    if (acts.size() >= MOST) {
      return;
    }
    var loop = EventLoop.ifRunning();
    acts.add(
        new WitnessedAct(
            loop.map(EventLoop::tick).orElse(0L), whose, turn, does, thing, writes, place));
  }

  private static String does(AccessSite site, int index, boolean writes, @Nullable Object value) {
    return switch (site.kind()) {
      case READ -> value == null ? "reads " + site.name() : "reads " + value(value);
      case WRITE -> value == null ? "writes " + site.name() : "writes " + value(value);
      case ELEMENT -> format("%s [%d]", writes ? "writes" : "reads", index);
      case LOOK, CHANGE -> site.name() + "()";
    };
  }

  private static String value(Object value) {
    return switch (value) {
      case Number _, Boolean _, Character _ -> value.toString();
      case String text -> Shorten.toColumns(SafeText.of(text), VALUE_WIDTH);
      default -> value.getClass().getSimpleName();
    };
  }

  private String thing(AccessSite site, Object owner, int index) {
    if (site.kind() == Kind.READ || site.kind() == Kind.WRITE) {
      return site.name() + number(owner, site.owner());
    }
    var type = owner.getClass().getSimpleName();
    return (index >= 0 ? "an element of " : "") + type + number(owner, type);
  }

  /// Returns nothing for the first object of a class, so that where there is only one, no number is
  /// in the way.
  private String number(Object owner, String type) {
    var number = objects.computeIfAbsent(owner, _ -> ofClass.merge(type, 1, Integer::sum));
    return number == 1 ? "" : " #" + number;
  }
}
