package dev.loopbook.loop;

/// Runs a loop's jobs on threads, instead of the loop's own pool. See [EventLoop#setWorkers].
///
/// Called on the loop's thread.
public interface Workers {

  /// Accepts a job, to be run now or later, on any thread.
  void execute(Runnable job);

  /// Returns whether a job is running on a thread, so that virtual time has to wait. Jobs that are
  /// still queued don't count.
  boolean isAtWork();

  /// Returns a coroutine that waits until all jobs are done; [Runner] awaits it last.
  Coroutine<Void> join();
}
