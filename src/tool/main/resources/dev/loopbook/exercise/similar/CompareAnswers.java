// A program of its own: grade --similar has java run it with JPlag on its class path. It's no part
// of Loopbook's jars, because JPlag is licensed under the GPL.
//
// Arguments: a folder with a folder for each exercise, which holds `answers` (a folder for each
// student), `starter`, and gets `report.jplag`. It prints a line for each pair of students:
//
//   EXERCISE <tab> STUDENT <tab> STUDENT <tab> SIMILARITY

import de.jplag.JPlag;
import de.jplag.exceptions.ExitException;
import de.jplag.java.JavaLanguage;
import de.jplag.options.JPlagOptions;
import de.jplag.reporting.reportobject.ReportObjectFactory;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// The shortest run of tokens that counts as the same. JPlag's own 9 is for programs of a few hundred
/// lines; what an exercise leaves to write is shorter.
static final int TOKENS = 5;

void main(String[] arguments) throws Exception {
  var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  System.setOut(System.err); // whatever JPlag says is for people
  try (var exercises = Files.list(Path.of(arguments[0]))) {
    for (var exercise : exercises.sorted().toList()) {
      compare(exercise, out);
    }
  }
}

void compare(Path exercise, PrintStream out) throws Exception {
  var options =
      new JPlagOptions(
              new JavaLanguage(), Set.of(exercise.resolve("answers").toFile()), Set.<File>of())
          .withMinimumTokenMatch(TOKENS)
          .withBaseCodeSubmissionDirectory(exercise.resolve("starter").toFile());
  try {
    var result = JPlag.run(options);
    for (var pair : result.getAllComparisons()) {
      out.println(
          String.join(
              "\t",
              exercise.getFileName().toString(),
              pair.firstSubmission().getName(),
              pair.secondSubmission().getName(),
              String.format(Locale.ROOT, "%.4f", pair.similarity())));
    }
    new ReportObjectFactory(exercise.resolve("report.jplag").toFile()).createAndSaveReport(result);
  } catch (ExitException tooLittle) {
    System.err.println(exercise.getFileName() + ": " + tooLittle.getMessage());
  }
}
