package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Rewords what picocli found wrong with a command's arguments.
final class ArgumentErrors {
  private ArgumentErrors() {}

  static CommandException about(String name, List<String> arguments, ParameterException wrong) {
    var spec = wrong.getCommandLine().getCommandSpec();
    // What's missing may well be there, as an option with a typo in its name.
    var sentence =
        unknownOption(arguments, spec)
            .map(option -> noSuchOption(option, spec))
            .orElseGet(() -> sentence(wrong));
    var stop = sentence.endsWith("?") ? "" : ".";
    return CommandException.usage("%s: %s%s   help %s shows how", name, sentence, stop, name);
  }

  private static Optional<String> unknownOption(List<String> arguments, CommandSpec spec) {
    return arguments.stream()
        .takeWhile(each -> !each.equals("--"))
        .filter(each -> each.length() > 1 && each.startsWith("-"))
        .filter(each -> spec.findOption(each.split("=", 2)[0]) == null)
        .findFirst();
  }

  private static String noSuchOption(String option, CommandSpec spec) {
    var known = new ArrayList<String>();
    spec.options().forEach(each -> known.add(each.longestName()));
    var question = Nearest.question(Nearest.to(option, known));
    return option + ": no such option" + (question.isEmpty() ? "" : ". " + question);
  }

  private static String sentence(ParameterException wrong) {
    return switch (wrong) {
      case UnmatchedArgumentException extra ->
          extra.getUnmatched().getFirst() + ": one argument too many";
      case MissingParameterException missing -> missing(missing);
      default -> {
        var argument = wrong.getArgSpec();
        yield argument == null || wrong.getValue() == null
            ? withoutStop(Objects.requireNonNull(wrong.getMessage()))
            : format("%s: %s", wrong.getValue(), wanted(argument, wrong));
      }
    };
  }

  private static String missing(MissingParameterException missing) {
    var argument = missing.getMissing().getFirst();
    return argument instanceof OptionSpec option && !option.required()
        ? option.longestName() + " needs " + option.paramLabel()
        : label(argument) + " is missing";
  }

  private static String wanted(ArgSpec argument, ParameterException wrong) {
    var type = argument.type();
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return label(argument) + " is a whole number";
    }
    if (type.isEnum()) {
      var known = new ArrayList<String>();
      for (var constant : type.getEnumConstants()) {
        known.add(constant.toString().toLowerCase(Locale.ROOT));
      }
      return label(argument) + " is one of " + String.join(", ", known);
    }
    return wrong.getCause() instanceof TypeConversionException cause
        ? withoutStop(Objects.requireNonNull(cause.getMessage()))
        : "not a " + label(argument);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
