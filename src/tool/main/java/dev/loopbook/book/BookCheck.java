package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Checks a whole book, including its front page: folders, fences, links, mentioned examples and
/// demo scripts.
public final class BookCheck {

  private final FenceCheck fences;
  private final Collection<String> commands;

  /// Makes a check.
  ///
  /// @param fences checks the fences
  /// @param commands the shell's commands, which demo scripts may use
  public BookCheck(FenceCheck fences, Collection<String> commands) {
    this.fences = fences;
    this.commands = List.copyOf(commands);
  }

  /// Returns everything to fix, the front page first, then chapter by chapter.
  public List<BookProblem> check(Chapters chapters) {
    var problems = new ArrayList<>(chapters.problems());
    for (var page : chapters.pages()) {
      problems.addAll(check(page, chapters));
    }
    return problems;
  }

  /// Returns everything to fix on a page.
  public List<BookProblem> check(Page page, Chapters chapters) {
    var problems = new ArrayList<>(fences.check(page));
    problems.addAll(checkAround(page, chapters));
    return problems;
  }

  /// Returns what's wrong on a page apart from its fences.
  public List<BookProblem> checkAround(Page page, Chapters chapters) {
    var problems = new ArrayList<BookProblem>();
    problems.addAll(new LinkCheck(chapters.home()).check(page));
    problems.addAll(new MentionCheck(chapters).check(page));
    switch (page) {
      case Chapter chapter -> {
        problems.addAll(demo(chapter));
        problems.addAll(new ElsewhereCheck(chapter).check());
        problems.addAll(AnswerFoldCheck.check(chapter));
        minutes(chapter).ifPresent(problems::add);
        ChapterWords.check(chapter).ifPresent(problems::add);
        chapter
            .answers()
            .ifPresent(answers -> problems.addAll(new AnswersCheck(chapter, answers).check()));
      }
      case AnswersPage _, ExercisePage _ -> {} // checked with its chapter, and by the exercises
      case FrontPage front -> {
        if (front.isMap()) {
          problems.addAll(new MapCheck(chapters).check(front));
        }
      }
    }
    return problems;
  }

  private static Optional<BookProblem> minutes(Chapter chapter) {
    var measured = ReadingTime.of(chapter);
    return chapter
        .meta("minutes")
        .filter(claimed -> !claimed.matches("[0-9]{1,3}") || isFar(claimed, measured))
        .map(
            claimed ->
                new BookProblem(
                    chapter.label(),
                    1,
                    format("minutes: %s, but reading and doing it takes %d", claimed, measured)));
  }

  private static boolean isFar(String claimed, int measured) {
    return Math.abs(Integer.parseInt(claimed) - measured) > 5;
  }

  private List<BookProblem> demo(Chapter chapter) {
    var name = "chapters/" + chapter.name() + "/demo.loop";
    if (!Files.isRegularFile(chapter.demo())) {
      return List.of(
          new BookProblem(name, 1, "this chapter has no script to play. Write a demo.loop"));
    }
    try {
      return switch (DemoReader.read(name, TextFile.read(chapter.demo()), commands)) {
        case DemoReader.Reading.Parsed _ -> List.of();
        case DemoReader.Reading.Unreadable(var problems) -> problems;
      };
    } catch (IOException failure) {
      return List.of(BookProblem.unreadable(name, failure));
    }
  }
}
