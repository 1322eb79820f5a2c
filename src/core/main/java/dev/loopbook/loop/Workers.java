package dev.loopbook.loop;

/// Runs the jobs that a loop hands to threads, in the place of the loop's own pool. See
/// [EventLoop#setWorkers].
///
/// Called on the loop's thread.
public interface Workers {

  /// Takes a job, to be run now or later, on any thread.
  void execute(Runnable job);

  /// Returns whether a job is at work on a thread just now, so that virtual time has to wait. Jobs
  /// that only wait for their turn do not count.
  boolean isAtWork();

  /// Returns a coroutine that waits until all jobs are done; [Runner] awaits it last.
  Coroutine<Void> join();
}
