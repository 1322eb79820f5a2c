package dev.loopbook.judge.child;

import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.CompileProblem;
import dev.loopbook.program.SourceText;
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
    WireFormat.list(
        out,
        sources,
        (to, source) -> {
          WireFormat.text(to, source.file().toString());
          WireFormat.text(to, source.text());
        });
    WireFormat.classes(out, beside);
  }

  static CompileJob read(DataInput in) throws IOException {
    return new CompileJob(
        WireFormat.list(
            in, from -> new SourceText(Path.of(WireFormat.text(from)), WireFormat.text(from))),
        WireFormat.classes(in));
  }

  static void writeAnswer(DataOutput out, BatchCompilation answer) throws IOException {
    switch (answer) {
      case BatchCompilation.Classes(var classes, var sources, var warnings) -> {
        out.writeBoolean(true);
        WireFormat.classes(out, classes);
        WireFormat.list(
            out,
            List.copyOf(sources.entrySet()),
            (to, entry) -> {
              WireFormat.text(to, entry.getKey());
              WireFormat.text(to, entry.getValue());
            });
        WireFormat.list(out, warnings, CompileJob::problem);
      }
      case BatchCompilation.Errors(var problems) -> {
        out.writeBoolean(false);
        WireFormat.list(out, problems, CompileJob::problem);
      }
    }
  }

  /// Reads an answer.
  ///
  /// @throws IOException if what comes is none
  public static BatchCompilation readAnswer(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return new BatchCompilation.Errors(WireFormat.list(in, CompileJob::problem));
    }
    var classes = WireFormat.classes(in);
    var sources = new LinkedHashMap<String, String>();
    var size = WireFormat.length(in);
    for (var i = 0; i < size; i++) {
      sources.put(WireFormat.text(in), WireFormat.text(in));
    }
    return new BatchCompilation.Classes(classes, sources, WireFormat.list(in, CompileJob::problem));
  }

  private static void problem(DataOutput out, CompileProblem problem) throws IOException {
    out.writeByte(problem.severity().ordinal());
    WireFormat.text(out, problem.file().toString());
    out.writeInt(problem.line());
    out.writeInt(problem.column());
    WireFormat.text(out, problem.message());
    WireFormat.optional(out, problem.sourceLine(), WireFormat::text);
  }

  private static CompileProblem problem(DataInput in) throws IOException {
    var severity = in.readByte();
    if (severity < 0 || severity >= CompileProblem.Severity.values().length) {
      throw new IOException("no severity " + severity);
    }
    return new CompileProblem(
        CompileProblem.Severity.values()[severity],
        Path.of(WireFormat.text(in)),
        in.readInt(),
        in.readInt(),
        WireFormat.text(in),
        WireFormat.optional(in, WireFormat::text));
  }
}
