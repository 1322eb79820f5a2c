package dev.loopbook.loop;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.sleep;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Programs for [HeldLocksTest] that await while they hold a lock, each by another way.
final class LockPrograms {

  private LockPrograms() {}

  private static void awaitsWith(Lock lock) {
    lock.lock();
    try {
      await(sleep(Duration.ZERO));
    } finally {
      lock.unlock();
    }
  }

  static final class InAVariable implements Runnable {
    @Override
    public void run() {
      var lock = new ReentrantLock();
      lock.lock();
      awaitsWith(lock);
      lock.unlock();
    }
  }

  static final class FreeInAVariable implements Runnable {
    @Override
    public void run() {
      var lock = new ReentrantLock();
      await(sleep(Duration.ZERO));
      lock.lock();
    }
  }

  static final class OfAPair implements Runnable {
    @Override
    public void run() {
      var pair = new ReentrantReadWriteLock();
      pair.writeLock().lock();
      pair.readLock().lock();
      pair.readLock().lock();
      await(sleep(Duration.ZERO));
      pair.readLock().lock();
    }
  }

  static final class ToWrite implements Runnable {
    @Override
    public void run() {
      awaitsWith(new ReentrantReadWriteLock().writeLock());
    }
  }

  /// Locks, and awaits with no variable that has the lock.
  private abstract static class Apart implements Runnable {
    abstract Lock lock();

    @Override
    public final void run() {
      lock().lock();
      await(sleep(Duration.ZERO));
      lock().unlock();
    }
  }

  static final class InAField extends Apart {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    Lock lock() {
      return lock;
    }
  }

  static final class InAFieldOfAnInterface extends Apart {
    private final ReadWriteLock pair = new ReentrantReadWriteLock();

    @Override
    Lock lock() {
      return pair.writeLock();
    }
  }

  private abstract static class Base extends Apart {
    private final Lock lock = new ReentrantLock();

    @Override
    final Lock lock() {
      return lock;
    }
  }

  static final class InAnInheritedField extends Base {}

  static final class InAStaticField implements Runnable {
    private static final Lock LOCK = new ReentrantLock();

    @Override
    public void run() {
      LOCK.lock();
      awaits();
      LOCK.unlock();
    }

    private static void awaits() {
      await(sleep(Duration.ZERO));
    }
  }

  private record Link(Link next, ReentrantLock lock) {
    static Link chain(int length, ReentrantLock lock) {
      return length == 1 ? new Link(null, lock) : new Link(chain(length - 1, lock), null);
    }

    ReentrantLock last() {
      return next == null ? lock : next.last();
    }
  }

  static final class ThreeFieldsAway extends Apart {
    private final Link chain = Link.chain(2, new ReentrantLock());

    @Override
    Lock lock() {
      return chain.last();
    }
  }

  static final class FourFieldsAway extends Apart {
    private final Link chain = Link.chain(3, new ReentrantLock());

    @Override
    Lock lock() {
      return chain.last();
    }
  }

  private enum Constant {
    ONE;

    private final ReentrantLock lock = new ReentrantLock();
  }

  /// Where it isn't looked for.
  static final class InFieldsOfOtherTypes extends Apart {
    private final int number = 1;
    private final Constant constant = Constant.ONE;
    private final Object any = constant.lock;
    private final ReentrantLock[] several = {constant.lock};

    @Override
    Lock lock() {
      return number == 1 && any == several[0] ? constant.lock : new ReentrantLock();
    }
  }
}
