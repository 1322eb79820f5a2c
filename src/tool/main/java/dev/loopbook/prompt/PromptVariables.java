package dev.loopbook.prompt;

import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// The variables that were made at a prompt, as far as the run has come to what made them.
///
/// A run that's taken back to before a snippet has no such variable yet. It has it again when that
/// snippet is done again.
final class PromptVariables {
  private final JShell shell;
  private final SnippetEngine engine;
  private final GuestClasses guests;
  private final List<PromptVariable> all = new ArrayList<>(); // in the order they were made
  private Supplier<Set<Visit>> toCome = Set::of;

  PromptVariables(JShell shell, SnippetEngine engine, GuestClasses guests) {
    this.shell = shell;
    this.engine = engine;
    this.guests = guests;
  }

  /// Sets what tells which visits were undone and may be paid again.
  void mayComeAgain(Supplier<Set<Visit>> visits) {
    toCome = visits;
  }

  /// Adds one.
  ///
  /// @param run what made it
  void add(VarSnippet declaration, SnippetVisit visit, SnippetRun run) {
    all.add(new PromptVariable(declaration, visit, run.isApart(), engine.loaded()));
  }

  /// Notes that a snippet ran, which knows the present declarations of all variables. When it runs
  /// again, in a run that is repeated, later declarations get the values that it leaves.
  void ran(SnippetVisit visit) {
    Map<PromptVariable, Integer> known = new HashMap<>();
    all.forEach(each -> known.put(each, each.declarations()));
    visit.afterwards(
        run -> known.forEach((each, declaration) -> each.carry(declaration, guests, run)));
  }

  /// Makes those known that the run has, and no others.
  void follow(Stepper stepper) {
    var paid = new HashSet<Visit>();
    stepper.visits().stream().map(PaidVisit::visit).forEach(paid::add);
    // without a loop, nothing is paid to the run, and it lasts as long as that
    all.stream()
        .filter(each -> each.isApart() && stepper.ending().isPresent())
        .map(PromptVariable::visit)
        .forEach(paid::add);
    Map<String, PromptVariable> there = new HashMap<>();
    for (var each : all) {
      if (paid.contains(each.visit())) {
        there.put(each.name(), each);
      } else if (shell.status(each.declaration()).isActive()) {
        shell.drop(each.declaration());
      }
    }
    var kept = new HashSet<>(paid);
    kept.addAll(toCome.get());
    all.removeIf(each -> !kept.contains(each.visit()));
    for (var each : there.values()) {
      var status = shell.status(each.declaration());
      if (status == Status.DROPPED || status == Status.OVERWRITTEN) {
        declareAnew(each, stepper);
      }
    }
  }

  /// Declares those anew that JShell doesn't know any more, with their values.
  void declareAnew(List<PromptVariable> wanted, Stepper stepper) {
    for (var each : wanted) {
      if (shell.status(each.declaration()) != Status.VALID) {
        declareAnew(each, stepper);
      }
    }
  }

  /// Keeps the values of those that JShell has declared anew because something is different now
  /// that they were computed with, such as a method.
  void keep(List<SnippetEvent> events, Stepper stepper) {
    for (var event : events) {
      if (event.causeSnippet() != null && event.status() == Status.VALID) {
        all.stream()
            .filter(each -> each.declaration().equals(event.snippet()))
            .forEach(each -> declared(each, event.snippet(), stepper));
      }
    }
  }

  private void declareAnew(PromptVariable variable, Stepper stepper) {
    var declared = engine.withoutRunning(() -> shell.eval(variable.source())).getFirst();
    declared(variable, declared.snippet(), stepper);
  }

  private void declared(PromptVariable variable, Snippet anew, Stepper stepper) {
    var before = variable.declarations();
    variable.declared(anew, engine.loaded());
    carry(variable, before, stepper);
  }

  private void carry(PromptVariable variable, int from, Stepper stepper) {
    ProgramRun run = stepper.run();
    if (!stepper.look(_ -> variable.carry(from, guests, run))) {
      variable.carry(from, guests, run); // no loop is left, so nobody else uses it
    }
  }

  /// Returns whether there is one of this name, or will be when something is done again.
  boolean knows(String name) {
    return all.stream().anyMatch(each -> each.name().equals(name));
  }

  /// Returns those that were made by these.
  List<PromptVariable> madeBy(Set<Snippet> declarations) {
    return all.stream().filter(each -> declarations.contains(each.declaration())).toList();
  }
}
