package dev.loopbook.explore;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.TimerHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Runs orders by random priorities, with a few random points at which the one that runs falls
/// back.
///
/// Uniform chance mixes everything up and seldom lets one task run far ahead; many bugs need just
/// that. With n tasks and k callbacks, an order of this kind finds a bug that takes d ordered
/// events with a probability of at least 1/(n·k^(d-1)): S. Burckhardt, P. Kothari, M. Musuvathi, S.
/// Nagarakatte, "A randomized scheduler with probabilistic guarantees of finding bugs", 2010. A
/// task is what a thread is there; a callback that belongs to no task counts as one by itself.
final class PriorityWalk {

  private final Consumer<Trials.Run> visitor;
  private final ExplorationProgress progress;
  private final long seed;
  private final int depth;

  /// @param depth how many events must come in a certain order for the bug, at least 1
  PriorityWalk(Consumer<Trials.Run> visitor, long seed, int depth, ExplorationProgress progress) {
    this.visitor = visitor;
    this.seed = seed;
    this.depth = depth;
    this.progress = progress;
  }

  /// Returns whether `count` orders were run; not so if somebody stopped it.
  ///
  /// @param callbacks about how many callbacks a run has
  boolean walk(List<Trials> trials, int count, long callbacks) {
    WalkThreads.share(
        trials,
        count,
        progress,
        (each, i) -> visitor.accept(each.run(new Priorities(i, callbacks, each.mostCallbacks()))));
    return !progress.isStopped();
  }

  private final class Priorities extends RecordingChooser {

    private final SplittableRandom random;
    private final Map<Object, Long> priorities = new IdentityHashMap<>();
    private final Set<Long> changes = new HashSet<>();
    private final List<Handle> candidates = new ArrayList<>();
    private long lowest = 0;
    private long turn;

    Priorities(int number, long callbacks, long most) {
      super(Picker.following(Order.fifo()), most);
      random = RandomWalk.random(seed, number);
      for (var i = 1; i < depth; i++) {
        changes.add(random.nextLong(Math.max(1, callbacks)));
      }
    }

    @Override
    public int callback(List<Handle> ready, int among) {
      candidates.clear();
      candidates.addAll(ready.subList(0, among));
      pickWith((_, _) -> highest());
      var pick = super.callback(ready, among);
      if (changes.contains(turn++)) {
        priorities.put(owner(ready.get(pick)), --lowest);
      }
      return pick;
    }

    @Override
    public int timer(int options, List<TimerHandle> live) {
      pickWith((_, among) -> random.nextInt(among));
      return super.timer(options, live);
    }

    private int highest() {
      var best = 0;
      for (var i = 1; i < candidates.size(); i++) {
        if (priority(candidates.get(i)) > priority(candidates.get(best))) {
          best = i;
        }
      }
      return best;
    }

    private long priority(Handle handle) {
      return priorities.computeIfAbsent(
          owner(handle), _ -> 1 + random.nextLong(Long.MAX_VALUE - 1));
    }

    private static Object owner(Handle handle) {
      return handle.task().<Object>map(task -> task).orElse(handle);
    }
  }
}
