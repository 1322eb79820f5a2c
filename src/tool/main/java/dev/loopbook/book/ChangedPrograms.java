package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.CodeChange.Result;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Changes programs as `diff` fences say, and runs them.
final class ChangedPrograms {

  private ChangedPrograms() {}

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
  static ExpectedFence with(
      Fence fence, List<Fence> fences, String name, Path file, Function<Path, ExpectedFence> use) {
    var diffs =
        fences.subList(0, fences.indexOf(fence)).stream()
            .filter(
                each ->
                    each.spec() instanceof FenceSpec.Diff(var changes, _) && changes.equals(name))
            .toList();
    if (diffs.isEmpty()) {
      return ExpectedFence.Wrong.of(
          format("changed: no fence diff of=%s comes before this one", name));
    }
    return switch (changed(diffs.getLast(), fences, file)) {
      case Result.Misfit _ ->
          ExpectedFence.Wrong.of(format("changed: the diff of=%s before this doesn't fit", name));
      case Result.Changed(var lines) -> written(lines, file, use);
    };
  }

  private static ExpectedFence written(
      List<String> lines, Path file, Function<Path, ExpectedFence> use) {
    try {
      var folder = Files.createTempDirectory("loopbook-change");
      var copy = folder.resolve(file.getFileName());
      try {
        Files.write(copy, lines);
        return use.apply(copy);
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
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
