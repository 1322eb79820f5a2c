package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.LockPrograms.FourFieldsAway;
import dev.loopbook.loop.LockPrograms.FreeInAVariable;
import dev.loopbook.loop.LockPrograms.InAField;
import dev.loopbook.loop.LockPrograms.InAFieldOfAnInterface;
import dev.loopbook.loop.LockPrograms.InAStaticField;
import dev.loopbook.loop.LockPrograms.InAVariable;
import dev.loopbook.loop.LockPrograms.InAnInheritedField;
import dev.loopbook.loop.LockPrograms.InFieldsOfOtherTypes;
import dev.loopbook.loop.LockPrograms.OfAPair;
import dev.loopbook.loop.LockPrograms.ThreeFieldsAway;
import dev.loopbook.loop.LockPrograms.ToWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

/// Which locks a loop sees a coroutine hold at its await.
class HeldLocksTest {

  /// Returns the locks that are seen, sorted: the kind, how often it's held, and in which method.
  private static List<String> seen(Class<? extends Runnable> program) {
    var seen = new ArrayList<String>();
    var listener =
        new LoopListener() {
          @Override
          public void lockHeld(Task<?> task, Lock lock, int holds, StackTraceElement line) {
            seen.add(lock.getClass().getSimpleName() + " " + holds + " in " + line.getMethodName());
          }
        };
    OnLoop.virtual(
        LoopSetup.standard().withListener(listener).withMonitorCheck(),
        () -> FreshClass.make(LockPrograms.class, program, Runnable.class).run());
    return seen.stream().sorted().toList();
  }

  @Test
  void aLockInAVariableAndHowOftenItIsHeld() {
    assertEquals(List.of("ReentrantLock 2 in awaitsWith"), seen(InAVariable.class));
  }

  @Test
  void aLockThatNobodyHoldsIsNot() {
    assertEquals(List.of(), seen(FreeInAVariable.class));
  }

  @Test
  void bothLocksOfAPair() {
    assertEquals(List.of("ReadLock 2 in run", "WriteLock 1 in run"), seen(OfAPair.class));
    assertEquals(List.of("WriteLock 1 in awaitsWith"), seen(ToWrite.class));
  }

  @Test
  void aLockInAFieldOfWhatAVariableHas() {
    assertEquals(List.of("ReentrantLock 1 in run"), seen(InAField.class));
    assertEquals(List.of("WriteLock 1 in run"), seen(InAFieldOfAnInterface.class));
    assertEquals(List.of("ReentrantLock 1 in run"), seen(InAnInheritedField.class));
  }

  @Test
  void aLockInAStaticFieldOfTheCodesClass() {
    assertEquals(List.of("ReentrantLock 1 in awaits"), seen(InAStaticField.class));
  }

  @Test
  void aLockThreeFieldsAwayAndNoneFurther() {
    assertEquals(List.of("ReentrantLock 1 in run"), seen(ThreeFieldsAway.class));
    assertEquals(List.of(), seen(FourFieldsAway.class));
  }

  @Test
  void aLockInAFieldOfAnotherTypeIsNotLookedFor() {
    assertEquals(List.of(), seen(InFieldsOfOtherTypes.class));
  }
}
