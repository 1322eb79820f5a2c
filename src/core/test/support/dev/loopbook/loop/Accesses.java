package dev.loopbook.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Writes down what a program's callbacks read and write: `writes Lock`, `reads WaitLine`.
public final class Accesses implements AccessLog {

  private final List<String> heard = new ArrayList<>();
  private final Predicate<Object> wanted;

  /// Hears only of owners that are `wanted`.
  public Accesses(Predicate<Object> wanted) {
    this.wanted = wanted;
  }

  /// Runs `body` on a loop of its own, in virtual time.
  public void watch(Body.OfVoid body) {
    OnLoop.virtual(LoopSetup.standard().withAccessLog(this), body);
  }

  /// Returns what was heard while `body` ran, one line.
  public String of(Body.OfVoid body) {
    heard.clear();
    try {
      body.run();
    } catch (Throwable failure) {
      throw Raise.it(failure);
    }
    return String.join(", ", heard);
  }

  private void hear(String what, Object owner, int part) {
    if (wanted.test(owner)) {
      var name = owner.getClass().getSimpleName();
      heard.add(what + " " + name + (part == WHOLE ? "" : "#" + part));
    }
  }

  @Override
  public void read(Object owner, int part) {
    hear("reads", owner, part);
  }

  @Override
  public void write(Object owner, int part) {
    hear("writes", owner, part);
  }

  @Override
  public void made(Object object) {
    hear("makes", object, WHOLE);
  }
}
