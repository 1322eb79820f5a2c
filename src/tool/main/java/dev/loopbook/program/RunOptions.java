package dev.loopbook.program;

import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// How a program is run. Immutable; the `with` methods return changed copies.
///
/// @param arguments the arguments of `main(String[])`
/// @param setup a change to the setup that the program's loops are created from, on top of every
///   run's own
/// @param cap how much output is kept
/// @param onOutput gets each piece of output as it is printed, in the printing thread
/// @param input what the program reads as `System.in`
/// @param audited whether the run ends with a report on `System.err` of what the program left
///   undone
/// @param limit after how much real time the run is stopped; empty for never
public record RunOptions(
    List<String> arguments,
    UnaryOperator<LoopSetup> setup,
    ProgramOutput.Cap cap,
    Consumer<ProgramOutput.Chunk> onOutput,
    InputStream input,
    boolean audited,
    Optional<Duration> limit) {

  /// Checks the limit.
  public RunOptions {
    arguments = List.copyOf(arguments);
    limit.ifPresent(
        time -> {
          if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limit " + time + ": it must be positive");
          }
        });
  }

  /// Returns options for virtual time, without arguments, input or limit, with the usual cap.
  public static RunOptions virtualTime() {
    return realTime().withSetup(LoopSetup::withVirtualTime);
  }

  /// Returns options for real time, without arguments, input or limit, with the usual cap.
  public static RunOptions realTime() {
    return new RunOptions(
        List.of(),
        UnaryOperator.identity(),
        ProgramOutput.Cap.USUAL,
        _ -> {},
        InputStream.nullInputStream(),
        true,
        Optional.empty());
  }

  public RunOptions withArguments(String... given) {
    return new RunOptions(List.of(given), setup, cap, onOutput, input, audited, limit);
  }

  /// Returns options with one more change of the setup that the program's loops are made from.
  public RunOptions withSetup(UnaryOperator<LoopSetup> change) {
    return new RunOptions(
        arguments,
        before -> change.apply(setup.apply(before)),
        cap,
        onOutput,
        input,
        audited,
        limit);
  }

  /// Returns options with one more listener of the program's loops.
  public RunOptions withListener(LoopListener listener) {
    return withSetup(before -> before.withListener(listener));
  }

  public RunOptions withCap(ProgramOutput.Cap most) {
    return new RunOptions(arguments, setup, most, onOutput, input, audited, limit);
  }

  public RunOptions withOutputTo(Consumer<ProgramOutput.Chunk> listener) {
    return new RunOptions(arguments, setup, cap, listener, input, audited, limit);
  }

  public RunOptions withInput(InputStream in) {
    return new RunOptions(arguments, setup, cap, onOutput, in, audited, limit);
  }

  public RunOptions withLimit(Duration time) {
    return new RunOptions(arguments, setup, cap, onOutput, input, audited, Optional.of(time));
  }

  public RunOptions withoutAudit() {
    return new RunOptions(arguments, setup, cap, onOutput, input, false, limit);
  }
}
