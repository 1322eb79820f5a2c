package dev.loopbook.shell.java;

import dev.loopbook.prompt.SnippetAnswer;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.TakesJava;
import dev.loopbook.shell.step.TaskExpression;
import dev.loopbook.shell.step.TaskFinder;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Java at the prompt, as commands.
public final class JavaCommands {
  private final Session session;

  JavaCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "=",
      description = "Run Java on the loop: any line that is no command is taken for it, too.",
      footer = {
        "= 1 + 2                 the same as 1 + 2, which is no command either",
        "= state                 a variable that is called like a command",
        "= var t = createTask(sleep(seconds(1)))   a task that starts in the next tick",
        "= await(t)              lets the loop tick until that is done",
        "= int twice(int n) {    what is unfinished goes on in the next line"
      })
  int java(
      @Parameters(
              arity = "1..*",
              paramLabel = "JAVA",
              description = "An expression, a statement or a declaration.")
          List<String> words) {
    var code = String.join(" ", words);
    if (code.isBlank()) {
      throw CommandException.usage("=: write Java behind it, such as = 1 + 2");
    }
    return show(JavaSession.of(session).evaluate(code));
  }

  @Command(
      name = "print",
      description = "Show the value of a Java expression that uses a task's local variables.",
      footer = {
        "print total * 2 in A    with what locals A shows in its first frame",
        "print item.name() in A 2   with its second frame",
        "print rate              stopped at a line, with the variables there"
      })
  @TakesJava
  int print(
      @Parameters(
              arity = "1..*",
              paramLabel = "EXPR [in TASK [FRAME]]",
              completionCandidates = TaskFinder.Names.class,
              description = "An expression, and whose variables it may use.")
          List<String> words) {
    var typed = TaskExpression.of(String.join(" ", words));
    if (typed.code().isEmpty()) {
      throw CommandException.usage("print: which value?   print count, print total * 2 in A");
    }
    return show(JavaSession.of(session).evaluate("print", typed.code(), typed.task()));
  }

  private int show(List<SnippetAnswer> answers) {
    var status = ExitStatus.OK;
    for (var answer : answers) {
      status = Math.max(status, show(answer));
    }
    return status;
  }

  @Command(
      name = "doc",
      description = "Show what can be called, with its parameters, and its documentation.",
      footer = {
        "doc createTask(            the methods of this name",
        "doc java.util.List.of(     the same of a class",
        "doc Lock                   a class"
      })
  int doc(
      @Parameters(
              arity = "1..*",
              paramLabel = "JAVA",
              description = "A class, or a method with its opening bracket.")
          List<String> words) {
    var code = String.join(" ", words);
    var java = JavaSession.of(session);
    var found = java.documentation(code);
    if (found.isEmpty() && !code.endsWith("(")) {
      found = java.documentation(code + "(");
    }
    if (found.isEmpty()) {
      throw CommandException.usage(
          "doc %s: nothing is known of it.   Write a class, or a method with its bracket: sleep(",
          code);
    }
    Pager.show(AnswerView.documentation(found, session.screen().width()), session);
    return ExitStatus.OK;
  }

  private int show(SnippetAnswer answer) {
    var screen = session.screen();
    answer.way().ifPresent(way -> way.printed().forEach(text -> screen.raw(text.text())));
    screen.endLine();
    var lines = new ArrayList<>(AnswerView.way(answer));
    lines.addAll(AnswerView.said(answer.said(), screen.width()));
    screen.lines(lines);
    AnswerView.problem(answer.said()).ifPresent(screen::problem);
    answer
        .way()
        .flatMap(way -> way.end())
        .ifPresent(end -> JavaSession.of(session).paused().show(end));
    return AnswerView.problem(answer.said()).map(CommandException::status).orElse(ExitStatus.OK);
  }
}
