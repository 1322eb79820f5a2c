package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.SelfReporting;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/// Something put in the place of another thing, until it is closed: `OPEN -> CLOSED`.
///
/// One that is left open when its loop closes is found by the audit, and takes itself back then, so
/// that the next test does not meet it. See [Patches].
@API(status = STABLE, since = "1.0")
public abstract sealed class Patch extends AsyncResource implements SelfReporting
    permits StaticPatch, ConstructionPatch, ValuePatch {

  private final String what;

  Patch(String what) {
    super(what);
    this.what = what;
  }

  @Override
  public final List<Finding> leftBehind(Optional<StackTraceElement> opened) {
    close();
    return List.of(new Finding.PatchLeft(what, opened));
  }
}
