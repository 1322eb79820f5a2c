package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds a student's answers in a folder or an archive.
///
/// It takes only the files that an exercise lets students edit. Anything else, such as class files,
/// services or tests with the same names as ours, never reaches a running program.
final class SubmissionReader {
  /// What is said of a file that was handed in as several that differ.
  static final String MORE_THAN_ONCE = "handed in more than once";

  /// How a remark about several attempts ends.
  static final String LAST_COUNTS = "; the last one counts";

  /// All that is in a file that was a link, after zip and Git on Windows have stored it.
  private static final Pattern LINK = Pattern.compile("[^\\s;{}()\"]{1,1000}\\.java");

  private final List<Exercise> exercises;
  private final SubmissionLayout layout;

  SubmissionReader(List<Exercise> exercises) {
    this.exercises = exercises;
    this.layout = new SubmissionLayout(exercises);
  }

  /// A file that was found for an exercise.
  ///
  /// @param problem why it can't be used, if it can't
  /// @param name the name that it has in the exercise
  /// @param alias how its own name came to differ from that; nothing if it doesn't
  private record Found(
      HandIn.Item item,
      String name,
      Optional<FileAlias> alias,
      int rank,
      String text,
      Optional<String> problem) {}

  Submission read(HandedIn handedIn) {
    if (handedIn.handIn().isEmpty()) {
      return Submission.refused(handedIn.id(), handedIn.student(), handedIn.refused().orElse(""));
    }
    var student = handedIn.student();
    var handIn = handedIn.handIn().get();
    HandIn.Contents contents;
    try {
      contents = handIn.contents();
    } catch (HandIn.Refusal refusal) {
      return Submission.refused(handedIn.id(), student, refusal.why());
    }
    var items = contents.items();
    var remarks = new ArrayList<>(handedIn.remarks());
    Map<Exercise, Map<String, List<Found>>> found = new HashMap<>();
    for (var item : items) {
      if (layout.isEdited(item.name())) {
        take(handIn, item, item.name(), Optional.empty(), found, remarks);
      } else {
        var alias = FileAlias.of(item.name());
        layout
            .edited(alias.name())
            .ifPresent(name -> take(handIn, item, name, Optional.of(alias), found, remarks));
      }
    }
    remarkOnOurs(handIn, items, remarks);
    remarkOnIgnored(items, found.values(), remarks);
    var answers = new LinkedHashMap<String, Answer>();
    for (var exercise : exercises) {
      var files = found.get(exercise);
      if (files != null) {
        answers.put(exercise.id(), answer(exercise, files, remarks));
      }
    }
    if (answers.isEmpty() && !contents.refused().isEmpty()) {
      return Submission.refused(handedIn.id(), student, contents.refused().getFirst());
    }
    contents.refused().forEach(why -> remarks.add(why + ". It was left out"));
    if (answers.isEmpty()) {
      remarks.add("no file of any exercise was found");
    }
    remarks.addAll(nearMisses(contents, answers.keySet()));
    return new Submission(handedIn.id(), student, answers, Optional.empty(), remarks);
  }

  /// Says what was handed in instead of answers that are missing.
  private List<String> nearMisses(HandIn.Contents contents, Set<String> answered) {
    var names =
        exercises.stream()
            .filter(each -> !answered.contains(each.id()))
            .flatMap(each -> each.edit().stream())
            .distinct()
            .toList();
    return new NearMisses(names).among(contents, answered.isEmpty());
  }

  private void take(
      HandIn handIn,
      HandIn.Item item,
      String name,
      Optional<FileAlias> alias,
      Map<Exercise, Map<String, List<Found>>> found,
      List<String> remarks) {
    var problem = Optional.<String>empty();
    var text = "";
    if (!item.ordinary()) {
      problem = Optional.of("a link or a special file, which is not followed");
    } else {
      try {
        var bytes = handIn.read(item);
        if (bytes.length > HandIn.LARGEST) {
          problem = Optional.of(format("more than %,d bytes", HandIn.LARGEST));
        } else {
          text = TextFile.decode(bytes);
          if (text.indexOf('\0') >= 0) { // as half of UTF-16's bytes are
            problem = Optional.of("no text, or not UTF-8. Save it again as UTF-8");
          }
        }
      } catch (CharacterCodingException _) {
        problem = Optional.of("not UTF-8. Save it again as UTF-8");
      } catch (IOException e) {
        problem = Optional.of(format("cannot be read (%s)", FileFailure.why(e)));
      }
    }
    if (problem.isEmpty() && text.isBlank()) {
      problem = Optional.of("the file is empty");
    } else if (problem.isEmpty() && LINK.matcher(text.strip()).matches()) {
      problem = Optional.of(format("a link to %s, which is not followed", text.strip()));
    }
    var read = text;
    var named = item.named(name);
    var match = layout.byPath(named).or(() -> layout.byText(named, read));
    if (match.isEmpty()) {
      remarks.add(
          format(
              "%s: several exercises have a file of this name; its package does not say which",
              item.path()));
      return;
    }
    found
        .computeIfAbsent(match.get().exercise(), _ -> new HashMap<>())
        .computeIfAbsent(name, _ -> new ArrayList<>())
        .add(
            new Found(
                item,
                name,
                alias,
                match.get().rank(),
                SubmissionLayout.inItsPackage(match.get().exercise(), text),
                problem));
  }

  private static Answer answer(
      Exercise exercise, Map<String, List<Found>> found, List<String> remarks) {
    var files = new ArrayList<SourceText>();
    var unreadable = new ArrayList<String>();
    var places = new HashMap<String, String>();
    for (var name : exercise.edit()) {
      var candidates = found.getOrDefault(name, List.of());
      var best = candidates.stream().mapToInt(Found::rank).min().orElse(0);
      var taken =
          distinct(
              latest(candidates.stream().filter(each -> each.rank() == best).toList(), remarks),
              remarks);
      if (taken.isEmpty()) {
        unreadable.add(name + ": not handed in");
      } else if (taken.size() > 1) {
        unreadable.add(
            format(
                "%s: %s: %s",
                name,
                MORE_THAN_ONCE,
                String.join(" and ", taken.stream().map(each -> each.item().path()).toList())));
      } else {
        var file = taken.getFirst();
        places.put(name, file.item().path());
        file.problem()
            .ifPresentOrElse(
                problem -> unreadable.add(name + ": " + problem),
                () -> files.add(new SourceText(Path.of(name), file.text())));
      }
    }
    return new Answer(new Attempt(exercise.assignment(), files, unreadable), places);
  }

  /// Returns the files without copies: several that hold the same are one.
  private static List<Found> distinct(List<Found> files, List<String> remarks) {
    if (files.size() < 2
        || files.stream().anyMatch(each -> each.problem().isPresent())
        || files.stream().map(Found::text).distinct().count() > 1) {
      return files;
    }
    remarks.add(
        format(
            "%s hold the same, and count as one",
            String.join(" and ", files.stream().map(each -> each.item().path()).toList())));
    return List.of(files.getFirst());
  }

  /// Returns the files that count: those with the right name, or else the copies with the highest
  /// number, which are the latest.
  private static List<Found> latest(List<Found> files, List<String> remarks) {
    var exact = files.stream().filter(each -> each.alias().isEmpty()).toList();
    if (!exact.isEmpty() || files.isEmpty()) {
      return exact;
    }
    var highest =
        files.stream().mapToLong(each -> each.alias().orElseThrow().number()).max().orElse(0);
    var taken =
        files.stream().filter(each -> each.alias().orElseThrow().number() == highest).toList();
    remarks.add(
        format(
            "%s: taken as %s",
            String.join(" and ", taken.stream().map(each -> each.item().path()).toList()),
            taken.getFirst().name()));
    if (files.size() > taken.size()) {
      remarks.add(
          format(
              "attempts %s%s",
              String.join(" and ", files.stream().map(each -> each.item().path()).toList()),
              LAST_COUNTS));
    }
    return taken;
  }

  /// Adds a remark for each copy of a file of ours that differs from ours, and so was not used.
  private void remarkOnOurs(HandIn handIn, List<HandIn.Item> items, List<String> remarks) {
    for (var exercise : exercises) {
      var ours =
          Stream.of(exercise.assignment().given(), exercise.assignment().tests())
              .flatMap(List::stream);
      for (var file : ours.toList()) {
        for (var item : items) {
          if (item.name().equals(file.getFileName().toString())
              && !item.folders().isEmpty()
              && item.folders().getLast().equals(exercise.folder())
              && differs(handIn, item, file)) {
            remarks.add(
                format("%s: differs from the exercise's own, which was used instead", item.path()));
          }
        }
      }
    }
  }

  /// Adds a remark if there are files that no answer may have: services, class files, or a class of
  /// the student's own beside an answer, which may not compile without it.
  private void remarkOnIgnored(
      List<HandIn.Item> items, Collection<Map<String, List<Found>>> found, List<String> remarks) {
    var folders =
        found.stream()
            .flatMap(files -> files.values().stream())
            .flatMap(List::stream)
            .map(each -> each.item().folders())
            .collect(Collectors.toSet());
    items.stream()
        .filter(
            item ->
                item.path().contains("META-INF/")
                    || item.name().endsWith(".class")
                    || (folders.contains(item.folders()) && isClassOfTheirOwn(item.name())))
        .findFirst()
        .ifPresent(
            item ->
                remarks.add(
                    format(
                            "%s and the like were ignored: only files that exercises let students edit",
                            item.path())
                        + " are taken"));
  }

  private boolean isClassOfTheirOwn(String name) {
    return name.endsWith(".java")
        && !name.endsWith("-info.java")
        && !layout.isEdited(FileAlias.of(name).name())
        && layout.edited(name).isEmpty()
        && exercises.stream()
            .map(Exercise::assignment)
            .flatMap(each -> Stream.of(each.given(), each.tests()).flatMap(List::stream))
            .noneMatch(ours -> ours.getFileName().toString().equals(name));
  }

  private static boolean differs(HandIn handIn, HandIn.Item item, Path ours) {
    try {
      return !item.ordinary() || !Arrays.equals(handIn.read(item), Files.readAllBytes(ours));
    } catch (IOException _) {
      return true;
    }
  }
}
