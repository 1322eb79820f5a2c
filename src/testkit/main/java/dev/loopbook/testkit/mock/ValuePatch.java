package dev.loopbook.testkit.mock;

/// Another value in a field, a map or a system property.
final class ValuePatch extends Patch {

  private final Runnable putBack;

  ValuePatch(String what, Runnable putBack) {
    super(what);
    this.putBack = putBack;
  }

  @Override
  protected void release() {
    putBack.run();
  }
}
