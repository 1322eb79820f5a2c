package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.ExpectedFence.Wrong;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out what a fence should contain: from the code, by running a program, or by asking the
/// shell.
///
/// A program is run once, however many fences show it.
final class FenceContents {

  /// The last lines of a failed program's output that are worth showing.
  private static final int LAST_WORDS = 6;

  private final ExampleRunner runner;
  private final ShellSessions sessions;
  private final Map<Path, ExampleRunner.Printed> printed = new HashMap<>();
  private final ChangedPrograms changes = new ChangedPrograms();
  private final Set<String> begun = new HashSet<>(); // pages, by their labels

  FenceContents(ExampleRunner runner, ShellRunner transcripts) {
    this.runner = runner;
    this.sessions = new ShellSessions(transcripts);
  }

  /// Returns what a fence should contain.
  ///
  /// @param fences all fences of the page, for one that continues another
  ExpectedFence of(Fence fence, Page page, List<Fence> fences) {
    announce(page, fences);
    if (!fence.closed()) {
      return Wrong.of("this fence is never closed. End it with a line " + fence.mark());
    }
    var expected =
        switch (fence.spec()) {
          case FenceSpec.Source source ->
              CodeFiles.with(page, source.file(), file -> CodeFiles.part(source, file));
          case FenceSpec.Output output ->
              CodeFiles.with(page, output.file(), file -> output(output, file));
          case FenceSpec.RealOutput real ->
              CodeFiles.with(page, real.file(), file -> realOutput(real, file, fence));
          case FenceSpec.Diff diff ->
              CodeFiles.with(page, diff.file(), file -> ChangedPrograms.check(fence, fences, file));
          case FenceSpec.ChangedOutput(var output) ->
              CodeFiles.with(
                  page,
                  output.file(),
                  file ->
                      changes.with(
                          fence,
                          fences,
                          output.file(),
                          file,
                          copy -> output(output, runner.run(copy))));
          case FenceSpec.Refusal(var name, var changed) ->
              CodeFiles.with(
                  page,
                  name,
                  file ->
                      changed
                          ? changes.with(fence, fences, name, file, copy -> refusal(name, copy))
                          : refusal(name, file));
          case FenceSpec.PythonSource source -> PythonRecords.source(source, page);
          case FenceSpec.PythonOutput output -> PythonRecords.output(output, page);
          case FenceSpec.Predict predict -> predict(predict, fence, page);
          case FenceSpec.Transcript transcript -> sessions.expected(transcript, fence, fences);
          case FenceSpec.Picture _ ->
              Diagram.read(fence.lines()) instanceof Diagram.Reading.Unreadable(var message)
                  ? Wrong.of(message)
                  : new ExpectedFence.Anything();
          case FenceSpec.Illustration _, FenceSpec.Other _ -> new ExpectedFence.Anything();
          case FenceSpec.Malformed malformed -> Wrong.of(malformed.message());
        };
    if (expected instanceof ExpectedFence.Lines(var lines, _)
        && lines.stream().anyMatch(fence::wouldBeClosedBy)) {
      return Wrong.of(
          format(
              "what belongs here has a line %s of its own. Open and close with %s",
              fence.mark(), fence.mark() + fence.mark().charAt(0)));
    }
    return expected;
  }

  /// Announces a page's programs to the runner when the page is begun.
  private void announce(Page page, List<Fence> fences) {
    if (begun.add(page.label())) {
      runner.prepare(
          fences.stream()
              .flatMap(fence -> program(fence, page, fences).stream())
              .distinct()
              .toList());
    }
  }

  private Optional<Path> program(Fence fence, Page page, List<Fence> fences) {
    return switch (fence.spec()) {
      case FenceSpec.Output output ->
          CodeFiles.find(page, output.file()).filter(file -> !printed.containsKey(file));
      case FenceSpec.ChangedOutput(var output) ->
          CodeFiles.find(page, output.file())
              .flatMap(file -> changes.prepare(fence, fences, output.file(), file));
      default -> Optional.empty();
    };
  }

  private ExpectedFence output(FenceSpec.Output output, Path file) {
    return output(output, printed.computeIfAbsent(file, runner::run));
  }

  private static ExpectedFence output(FenceSpec.Output output, ExampleRunner.Printed result) {
    var lines = result.text().lines().toList();
    if (result.status() != output.status()) {
      return new Wrong(
          format(
              "%s ended with exit status %d, not %d. Fix it, or write status=%d if it should",
              output.file(), result.status(), output.status(), result.status()),
          lastWords(lines));
    }
    if (output.lines().isEmpty()) {
      return new ExpectedFence.Lines(lines, format("what %s prints", output.file()));
    }
    var range = output.lines().get();
    if (range.last() > lines.size()) {
      return Wrong.of(
          format("lines=%s: %s prints only %d of them", range, output.file(), lines.size()));
    }
    return new ExpectedFence.Lines(
        lines.subList(range.first() - 1, range.last()),
        format("what %s prints in lines %s", output.file(), range));
  }

  private ExpectedFence realOutput(FenceSpec.RealOutput real, Path file, Fence fence) {
    var result = runner.runInRealTime(file).text().lines().toList();
    var known = new ArrayList<List<String>>();
    known.add(new ArrayList<>());
    for (var line : fence.lines()) {
      if (line.equals(FenceSpec.RealOutput.OR)) {
        known.add(new ArrayList<>());
      } else {
        known.getLast().add(line);
      }
    }
    return known.contains(result)
        ? new ExpectedFence.Anything()
        : new Wrong(
            format(
                "%s printed something else with --real. Is it possible too? Add it after a line %s",
                real.file(), FenceSpec.RealOutput.OR),
            result.stream().map(line -> "│ " + line).toList());
  }

  private ExpectedFence refusal(String name, Path file) {
    var said = runner.compile(file);
    return said.status() == 0
        ? Wrong.of(format("javac compiles %s. Show what it prints: output of=%s", name, name))
        : new ExpectedFence.Lines(
            said.text().lines().toList(), format("what javac says about %s", name));
  }

  private static List<String> lastWords(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()).stream()
        .map(line -> "│ " + line)
        .toList();
  }

  private static ExpectedFence predict(FenceSpec.Predict predict, Fence fence, Page page) {
    var question = Predictions.asked(fence.line(), String.join("\n", fence.lines()), predict);
    var letters = question.choices().stream().map(Prediction.Choice::letter).toList();
    if (question.question().isEmpty()) {
      return Wrong.of("a predict fence without a question");
    }
    if (new HashSet<>(letters).size() < letters.size()) {
      return Wrong.of("two choices have the same letter");
    }
    if (predict.answer().isPresent() && question.right().isEmpty()) {
      return Wrong.of(
          format(
              "answer=%s: no such choice. There is %s",
              predict.answer().get(), letters.isEmpty() ? "none" : String.join(", ", letters)));
    }
    if (!Predictions.in(Markdown.parse(page.markdown())).answersLine(fence.line())) {
      return Wrong.of(
          format(
              "no output answers this question. Put a fence output of=%s after it",
              predict.file().orElse("X.java")));
    }
    return predict.file().isPresent()
        ? CodeFiles.with(page, predict.file().get(), _ -> new ExpectedFence.Anything())
        : new ExpectedFence.Anything();
  }
}
