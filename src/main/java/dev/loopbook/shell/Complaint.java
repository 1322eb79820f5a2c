package dev.loopbook.shell;

import dev.loopbook.shell.frame.Mistake;
import dev.loopbook.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in our words what picocli found wrong with a command's arguments.
final class Complaint {
  private Complaint() {}

  static Mistake about(String name, ParameterException wrong) {
    return Mistake.usage("%s: %s.   help %s shows how".formatted(name, sentence(wrong), name));
  }

  private static String sentence(ParameterException wrong) {
    return switch (wrong) {
      case UnmatchedArgumentException extra -> extra(extra);
      case MissingParameterException missing -> missing(missing);
      default -> {
        var argument = wrong.getArgSpec();
        yield argument == null || wrong.getValue() == null
            ? withoutStop(wrong.getMessage())
            : "%s: %s".formatted(wrong.getValue(), wanted(argument, wrong));
      }
    };
  }

  private static String extra(UnmatchedArgumentException extra) {
    var argument = extra.getUnmatched().getFirst();
    if (!argument.startsWith("-")) {
      return argument + ": one argument too many";
    }
    var known = new ArrayList<String>();
    spec(extra).options().forEach(option -> known.addAll(List.of(option.names())));
    var question = Nearest.question(Nearest.to(argument, known));
    return argument + ": no such option" + (question.isEmpty() ? "" : ". " + question);
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
        known.add(constant.toString().toLowerCase(java.util.Locale.ROOT));
      }
      return label(argument) + " is one of " + String.join(", ", known);
    }
    return wrong.getCause() instanceof TypeConversionException cause
        ? withoutStop(cause.getMessage())
        : "not a " + label(argument);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static CommandSpec spec(ParameterException wrong) {
    return wrong.getCommandLine().getCommandSpec();
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
