package dev.loopbook.shell.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.grade.Review;
import dev.loopbook.exercise.grade.ReviewLog;
import dev.loopbook.exercise.grade.UndecidedAnswer;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Walks a person through the answers that the machine couldn't decide. Each decision is kept
/// before the next answer is shown, so it can be left at any moment and taken up again.
final class ReviewWalk {
  private static final String HELP =
      "A number gives that many points. Enter leaves the answer undecided, m keeps the machine's verdict, b goes back, q ends.";

  private final Session session;
  private final List<UndecidedAnswer> answers;
  private final ReviewLog reviews;
  private int at;

  ReviewWalk(Session session, List<UndecidedAnswer> answers, ReviewLog reviews) {
    this.session = session;
    this.answers = List.copyOf(answers);
    this.reviews = reviews;
  }

  void run() {
    if (answers.isEmpty()) {
      session.screen().say("Nothing is left for a person to decide.");
      return;
    }
    if (!skipReviewed()) {
      at = answers.size() - 1;
      session
          .screen()
          .say(
              "%s reviewed already. The last one is shown again.   b goes back",
              answers.size() == 1
                  ? "The 1 undecided answer is"
                  : "All " + answers.size() + " undecided answers are");
    }
    while (at < answers.size() && ask(answers.get(at))) {
      // until the end of the answers or of the input
    }
    var left = answers.stream().filter(each -> decision(each).isEmpty()).count();
    session
        .screen()
        .say(
            "%d of %d decided. The same command goes on with the rest.",
            answers.size() - left, answers.size());
  }

  /// Moves on to the next answer without a decision. Returns whether there is one.
  private boolean skipReviewed() {
    while (at < answers.size() && decision(answers.get(at)).isPresent()) {
      at++;
    }
    return at < answers.size();
  }

  private Optional<Review> decision(UndecidedAnswer answer) {
    return reviews
        .find(answer.submission(), answer.exercise().id())
        .filter(review -> review.isAbout(answer.submission()));
  }

  /// Shows an answer and takes what is typed. Returns whether to go on.
  private boolean ask(UndecidedAnswer answer) {
    show(answer);
    var max = answer.grade().max();
    while (true) {
      var typed = session.keyboard().answer(format("points, 0 to %s> ", points(max)));
      if (typed.isEmpty()) {
        return false;
      }
      var word = typed.get().strip().toLowerCase(Locale.ROOT);
      switch (word) {
        case "" -> {
          at++;
          skipReviewed();
          return true;
        }
        case "q" -> {
          return false;
        }
        case "b" -> {
          at = Math.max(0, at - 1);
          return true;
        }
        case "m" -> {
          return decide(answer, answer.grade().points());
        }
        default -> {
          var points = number(word, max);
          if (points.isPresent()) {
            return decide(answer, points.get());
          }
          session.screen().say(HELP);
        }
      }
    }
  }

  private boolean decide(UndecidedAnswer answer, double points) {
    var comment = session.keyboard().answer("comment, or Enter> ");
    reviews.keep(
        Review.of(answer.submission(), answer.grade(), points, comment.orElse("").strip()));
    at++;
    skipReviewed();
    return comment.isPresent();
  }

  private static Optional<Double> number(String word, double max) {
    try {
      var points = new BigDecimal(word.replace(',', '.')).doubleValue();
      return points >= 0 && points <= max ? Optional.of(points) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private void show(UndecidedAnswer answer) {
    var screen = session.screen();
    screen.line();
    screen.line(
        new Span(format("%d of %d  ", at + 1, answers.size()), Style.LABEL),
        new Span(answer.submission().student() + "  " + answer.exercise().id(), Style.NAME));
    answer.reasons().forEach(reason -> screen.say(new Span("? " + reason, Style.WARNING)));
    decision(answer)
        .ifPresent(
            review ->
                screen.say(
                    "decided: %s of %s points%s",
                    points(review.points()),
                    points(review.max()),
                    review.comment().isEmpty() ? "" : ": " + review.comment()));
    Pager.show(ReviewView.of(answer, screen.width()), session);
  }

  private static String points(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
