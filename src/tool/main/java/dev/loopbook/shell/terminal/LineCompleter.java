package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.AcceptsFiles;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Completes a command's name, its options, and its arguments by what its picocli model says of
/// them.
final class LineCompleter implements Completer {
  private final Vocabulary vocabulary;

  LineCompleter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line instanceof LineParser.Line typed && typed.inComment()) {
      return;
    }
    try {
      if (line instanceof LineParser.Line typed && typed.isJava()) {
        java(reader, line, candidates);
        return;
      }
      if (line.wordIndex() == 0) {
        vocabulary.names().forEach(name -> candidates.add(candidate(name, true)));
        if (isNoCommand(line.word())) {
          java(reader, line, candidates);
        }
        return;
      }
      vocabulary
          .command(line.words().getFirst())
          .ifPresent(command -> complete(command, line, candidates));
    } catch (RuntimeException | Error _) {
      // A book that can't be read mustn't end the shell while somebody types, nor must Java that
      // the compiler itself fails on.
    }
  }

  /// Returns whether a word can't become a command any more, but may become Java.
  private boolean isNoCommand(String word) {
    return word.length() > 1
        && word.chars().allMatch(Character::isJavaIdentifierPart)
        && vocabulary.names().stream().noneMatch(name -> name.startsWith(word));
  }

  private void java(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    var begin = line.line().lastIndexOf('\n', line.cursor() - 1) + 1;
    var typed = line.line().substring(begin, line.cursor());
    if (typed.endsWith("(")) {
      vocabulary.signatures(typed).forEach(reader::printAbove);
      return;
    }
    var found = vocabulary.continuations(typed);
    var before = typed.length() - line.word().length();
    if (found.anchor() >= before) {
      var kept = typed.substring(before, found.anchor());
      found.texts().forEach(text -> candidates.add(candidate(kept + text, false)));
    }
  }

  private static void complete(CommandSpec command, ParsedLine line, List<Candidate> candidates) {
    var before = line.words().subList(1, line.wordIndex());
    var last = before.isEmpty() ? "" : before.getLast();
    var option = command.findOption(last);
    if (option != null && option.arity().max() > 0) {
      values(option, line.word(), candidates);
      return;
    }
    if (line.word().startsWith("-")) {
      command.options().stream()
          .filter(each -> before.stream().noneMatch(List.of(each.names())::contains))
          .forEach(each -> candidates.add(candidate(each.longestName(), true)));
      return;
    }
    var positionals = command.positionalParameters();
    var index = positionals(command, before);
    positionals.stream()
        .filter(each -> each.index().contains(index))
        .findFirst()
        .ifPresent(each -> values(each, line.word(), candidates));
  }

  /// Returns how many arguments stand before the cursor that are neither options nor their values.
  private static int positionals(CommandSpec command, List<String> before) {
    var count = 0;
    for (var i = 0; i < before.size(); i++) {
      var option = command.findOption(before.get(i));
      if (option == null) {
        count += before.get(i).startsWith("-") ? 0 : 1;
      } else if (option.arity().max() > 0) {
        i++;
      }
    }
    return count;
  }

  private static void values(ArgSpec argument, String typed, List<Candidate> candidates) {
    @Nullable Iterable<String> known = argument.completionCandidates();
    if (known != null) {
      known.forEach(value -> candidates.add(candidate(value, true)));
    }
    if (known instanceof AcceptsFiles files) {
      FileNames.below(typed, files.endings()).forEach(name -> candidates.add(file(name)));
    } else if (argument.type() == Path.class) {
      FileNames.below(typed, List.of("")).forEach(name -> candidates.add(file(name)));
    }
  }

  private static Candidate file(String name) {
    return candidate(name, !name.endsWith("/"));
  }

  private static Candidate candidate(String value, boolean complete) {
    return new Candidate(value, value, null, null, null, null, complete);
  }
}
