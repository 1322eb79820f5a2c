package dev.loopbook.book;

import dev.loopbook.book.Prediction.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// The questions of a text, each with the output that answers it.
///
/// A question about a program is answered by that program's next output, wherever it is in the
/// text; a question that names no program, by the next output of any. So a heading and prose may
/// come between.
final class Predictions {

  private static final Pattern CHOICE = Pattern.compile("\\s*([a-z])\\)\\s+(.*)");

  private final List<Pair> pairs;

  private record Pair(
      FencedCodeBlock question, FenceSpec.Predict asked, Optional<FencedCodeBlock> answer) {}

  private Predictions(List<Pair> pairs) {
    this.pairs = pairs;
  }

  static Predictions in(Node document) {
    var pairs = new ArrayList<Pair>();
    for (var fence : Markdown.all(document, FencedCodeBlock.class)) {
      switch (FenceSpec.of(fence.getInfo())) {
        case FenceSpec.Predict asked -> pairs.add(new Pair(fence, asked, Optional.empty()));
        case FenceSpec.Output output -> answerFirst(pairs, output, fence);
        default -> {}
      }
    }
    return new Predictions(pairs);
  }

  private static void answerFirst(
      List<Pair> pairs, FenceSpec.Output output, FencedCodeBlock fence) {
    for (var i = 0; i < pairs.size(); i++) {
      var pair = pairs.get(i);
      if (pair.answer().isEmpty()
          && pair.asked().file().orElse(output.file()).equals(output.file())) {
        pairs.set(i, new Pair(pair.question(), pair.asked(), Optional.of(fence)));
        return;
      }
    }
  }

  /// Returns the outputs that answer a question.
  List<FencedCodeBlock> answers() {
    return pairs.stream().flatMap(pair -> pair.answer().stream()).toList();
  }

  /// Returns whether some output answers the question on this line, counted from 1.
  boolean answersLine(int line) {
    return pairs.stream()
        .anyMatch(pair -> Markdown.line(pair.question()) == line && pair.answer().isPresent());
  }

  /// Returns what answers the question on this line: what is folded for those who haven't guessed,
  /// or, in a text that folds nothing, the output alone.
  Optional<Node> answerTo(int line) {
    return pairs.stream()
        .filter(pair -> Markdown.line(pair.question()) == line)
        .flatMap(pair -> pair.answer().stream())
        .map(output -> AnswerBlock.around(output).<Node>map(block -> block).orElse(output))
        .findFirst();
  }

  List<Prediction> all() {
    return pairs.stream().map(Predictions::read).toList();
  }

  private static Prediction read(Pair pair) {
    var answer = pair.answer().map(fence -> fence.getLiteral().lines().toList()).orElse(List.of());
    var file =
        pair.asked()
            .file()
            .or(
                () ->
                    pair.answer()
                        .map(fence -> FenceSpec.of(fence.getInfo()))
                        .map(spec -> ((FenceSpec.Output) spec).file()));
    return read(
        Markdown.line(pair.question()),
        pair.question().getLiteral(),
        file,
        pair.asked().answer(),
        answer);
  }

  /// Returns the question that a fence asks, without its answer.
  ///
  /// @param line the line of its opening marks, counted from 1
  static Prediction asked(int line, String text, FenceSpec.Predict asked) {
    return read(line, text, asked.file(), asked.answer(), List.of());
  }

  private static Prediction read(
      int line, String text, Optional<String> file, Optional<String> letter, List<String> answer) {
    var question = new ArrayList<String>();
    var choices = new ArrayList<Choice>();
    for (var each : text.lines().toList()) {
      var choice = CHOICE.matcher(each);
      if (choice.matches()) {
        choices.add(new Choice(choice.group(1), choice.group(2).strip()));
      } else if (!each.isBlank()) {
        question.add(each.strip());
      }
    }
    var right =
        letter
            .map(wanted -> choices.stream().map(Choice::letter).toList().indexOf(wanted))
            .filter(place -> place >= 0);
    return new Prediction(line, file, question, choices, right, answer);
  }
}
