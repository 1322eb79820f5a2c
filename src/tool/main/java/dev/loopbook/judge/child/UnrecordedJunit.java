package dev.loopbook.judge.child;

/// Keeps JUnit's launcher from recording each test for the flight recorder, which nobody reads
/// here.
///
/// The launcher does so wherever its thread's class loader knows the flight recorder, and has no
/// setting for it. Loading the recorder's events takes a new child a quarter of its computing.
final class UnrecordedJunit extends ClassLoader {
  private static final String RECORDER = "jdk.jfr.FlightRecorder";

  private UnrecordedJunit(ClassLoader parent) {
    super(parent);
  }

  /// Returns a class loader that knows what this one knows, but no flight recorder.
  static ClassLoader below(ClassLoader parent) {
    return new UnrecordedJunit(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.equals(RECORDER)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }
}
