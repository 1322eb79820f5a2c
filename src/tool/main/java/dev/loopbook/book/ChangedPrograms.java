package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.CodeChange.Result;
import dev.loopbook.program.TemporaryFolder;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Changes programs as `diff` fences say, and runs them.
final class ChangedPrograms {
  /// The copies that wait for their fences: the very fences, as those of two pages may be equal.
  private final Map<Fence, Copy> ahead = new IdentityHashMap<>();

  /// Writes the file that a fence is about, if it can be changed so, ahead of [#with].
  Optional<Path> prepare(Fence fence, List<Fence> fences, String name, Path file) {
    var diff = diffBefore(fence, fences, name);
    if (diff.isEmpty()
        || !(changed(diff.get(), fences, file) instanceof Result.Changed(var lines))) {
      return Optional.empty();
    }
    try {
      var copy = write(lines, file);
      ahead.put(fence, copy); // if the fence's turn never comes, it's deleted at the end
      return Optional.of(copy.file());
    } catch (IOException _) {
      return Optional.empty(); // as it will be for the fence, who says so
    }
  }

  /// Returns whether the change of a fence fits the file.
  static ExpectedFence check(Fence fence, List<Fence> fences, Path file) {
    return switch (changed(fence, fences, file)) {
      case Result.Misfit(var message) -> ExpectedFence.Wrong.of(message);
      case Result.Changed _ -> new ExpectedFence.Anything();
    };
  }

  /// Writes the file as the diff before a fence changes it, and hands it to `use`.
  ///
  /// @param name the file's name in the fence
  ExpectedFence with(
      Fence fence, List<Fence> fences, String name, Path file, Function<Path, ExpectedFence> use) {
    try {
      var copy = ahead.remove(fence);
      if (copy != null) {
        return used(copy, use);
      }
      var diff = diffBefore(fence, fences, name);
      if (diff.isEmpty()) {
        return ExpectedFence.Wrong.of(
            format("changed: no fence diff of=%s comes before this one", name));
      }
      return switch (changed(diff.get(), fences, file)) {
        case Result.Misfit _ ->
            ExpectedFence.Wrong.of(format("changed: the diff of=%s before this doesn't fit", name));
        case Result.Changed(var lines) -> used(write(lines, file), use);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<Fence> diffBefore(Fence fence, List<Fence> fences, String name) {
    return fences.subList(0, fences.indexOf(fence)).reversed().stream()
        .filter(
            each -> each.spec() instanceof FenceSpec.Diff(var changes, _) && changes.equals(name))
        .findFirst();
  }

  /// A changed copy of a file, alone in its folder.
  private record Copy(TemporaryFolder folder, Path file) {}

  private static Copy write(List<String> lines, Path file) throws IOException {
    var folder = TemporaryFolder.make("loopbook-change");
    try {
      return new Copy(folder, Files.write(folder.path().resolve(file.getFileName()), lines));
    } catch (IOException failure) {
      folder.close();
      throw failure;
    }
  }

  private static ExpectedFence used(Copy copy, Function<Path, ExpectedFence> use)
      throws IOException {
    try (var _ = copy.folder()) {
      return use.apply(copy.file());
    }
  }

  /// Applies the change of a fence, after those that it continues.
  private static Result changed(Fence fence, List<Fence> fences, Path file) {
    if (!(fence.spec() instanceof FenceSpec.Diff(var name, var continued))) {
      throw new IllegalArgumentException(fence.info());
    }
    List<String> lines;
    if (continued) {
      var before = new ArrayList<Fence>();
      for (var each : fences.subList(0, fences.indexOf(fence))) {
        if (each.spec() instanceof FenceSpec.Diff(var other, _) && other.equals(name)) {
          before.add(each);
        }
      }
      if (before.isEmpty()) {
        return new Result.Misfit("diff continued: there is no diff before it to continue");
      }
      switch (changed(before.getLast(), fences, file)) {
        case Result.Misfit misfit -> {
          return misfit;
        }
        case Result.Changed(var after) -> lines = after;
      }
    } else {
      try {
        lines = TextFile.lines(file);
      } catch (IOException failure) {
        return new Result.Misfit(format("%s: cannot be read: %s", name, failure.getMessage()));
      }
    }
    return CodeChange.of(fence.lines()).applyTo(lines, name);
  }
}
