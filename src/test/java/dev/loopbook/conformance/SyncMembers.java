package dev.loopbook.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The methods, by asyncio's names, of locks and their like.
final class SyncMembers {

  private SyncMembers() {}

  static @Nullable Object call(
      @Nullable Object target, String method, List<@Nullable Object> arguments) {
    throw Members.unknown(target, method);
  }
}
