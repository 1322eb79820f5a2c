package dev.loopbook.judge.child;

import dev.loopbook.program.Problem;
import dev.loopbook.program.SourceText;
import dev.loopbook.program.Together;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a child is to compile, and how its answer travels back.
///
/// @param sources the files
/// @param beside class files that they may refer to
public record CompileJob(List<SourceText> sources, Map<String, byte[]> beside) {
  /// Copies the collections; the arrays stay the caller's.
  public CompileJob {
    sources = List.copyOf(sources);
    beside = Map.copyOf(beside);
  }

  /// Writes it; [#read] is the other end.
  public void write(DataOutput out) throws IOException {
    Wire.list(
        out,
        sources,
        (to, source) -> {
          Wire.text(to, source.file().toString());
          Wire.text(to, source.text());
        });
    Wire.classes(out, beside);
  }

  static CompileJob read(DataInput in) throws IOException {
    return new CompileJob(
        Wire.list(in, from -> new SourceText(Path.of(Wire.text(from)), Wire.text(from))),
        Wire.classes(in));
  }

  static void writeAnswer(DataOutput out, Together answer) throws IOException {
    switch (answer) {
      case Together.Classes(var classes, var sources, var warnings) -> {
        out.writeBoolean(true);
        Wire.classes(out, classes);
        Wire.list(
            out,
            List.copyOf(sources.entrySet()),
            (to, entry) -> {
              Wire.text(to, entry.getKey());
              Wire.text(to, entry.getValue());
            });
        Wire.list(out, warnings, CompileJob::problem);
      }
      case Together.Errors(var problems) -> {
        out.writeBoolean(false);
        Wire.list(out, problems, CompileJob::problem);
      }
    }
  }

  /// Reads an answer.
  ///
  /// @throws IOException if what comes is none
  public static Together readAnswer(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return new Together.Errors(Wire.list(in, CompileJob::problem));
    }
    var classes = Wire.classes(in);
    var sources = new LinkedHashMap<String, String>();
    var size = Wire.length(in);
    for (var i = 0; i < size; i++) {
      sources.put(Wire.text(in), Wire.text(in));
    }
    return new Together.Classes(classes, sources, Wire.list(in, CompileJob::problem));
  }

  private static void problem(DataOutput out, Problem problem) throws IOException {
    out.writeByte(problem.severity().ordinal());
    Wire.text(out, problem.file().toString());
    out.writeInt(problem.line());
    out.writeInt(problem.column());
    Wire.text(out, problem.message());
    Wire.optional(out, problem.sourceLine(), Wire::text);
  }

  private static Problem problem(DataInput in) throws IOException {
    var severity = in.readByte();
    if (severity < 0 || severity >= Problem.Severity.values().length) {
      throw new IOException("no severity " + severity);
    }
    return new Problem(
        Problem.Severity.values()[severity],
        Path.of(Wire.text(in)),
        in.readInt(),
        in.readInt(),
        Wire.text(in),
        Wire.optional(in, Wire::text));
  }
}
