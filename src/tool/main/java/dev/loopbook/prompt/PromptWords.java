package dev.loopbook.prompt;

import dev.loopbook.text.SafeText;
import dev.loopbook.text.Shorten;
import java.util.regex.Pattern;

/// Rewords what the compiler says of a snippet: without the classes that JShell puts around it.
final class PromptWords {
  private static final Pattern SYMBOL = Pattern.compile("(?m)^\\s*symbol:\\s+(.*)$");
  private static final Pattern LOCATION = Pattern.compile("(?m)^\\s*location:.*\\R?");
  private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+\\$?\\.?");

  private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z]\\w*+\\.)++([A-Z])");

  private static final int MOST = 40;

  private PromptWords() {}

  /// Returns code as one mentions it in a sentence.
  static String inOneLine(String code) {
    var first = code.strip().lines().findFirst().orElse("");
    return Shorten.toLength(SafeText.of(first), MOST)
        + (code.strip().contains("\n") && !first.endsWith("…") ? " …" : "");
  }

  static String of(String message) {
    var own = WRAPPER.matcher(message).replaceAll("").replace("REPL.", "");
    own = own.replace("ProgramMembers.", "");
    own = QUALIFIED.matcher(own).replaceAll("$1");
    if (own.startsWith("non-static variable this ")) { // a snippet is a static method to JShell
      return "there is no this here: a field goes by its name alone";
    }
    var symbol = SYMBOL.matcher(own);
    if (own.startsWith("cannot find symbol") && symbol.find()) {
      var location = own.lines().filter(line -> line.strip().startsWith("location:")).findFirst();
      var where =
          location
              .map(line -> line.strip().substring("location:".length()).strip())
              .filter(text -> !text.equals("class") && !text.isEmpty())
              .map(text -> " in " + text)
              .orElse("");
      return "cannot find symbol: " + symbol.group(1).strip() + where;
    }
    return LOCATION.matcher(own).replaceAll("").stripTrailing();
  }
}
