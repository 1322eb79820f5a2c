package dev.loopbook.exercise.grade;

import java.util.Locale;

/// How the hand-ins of a class are laid out in a folder: as which platform exports them.
public enum ExportKind {
  /// A folder or a zip file for each student, named as the student.
  FOLDERS("a folder or zip file for each student"),
  /// The folder is itself what one student handed in.
  SINGLE("what one student handed in"),
  /// Moodle: `Ann Lee_1234567_assignsubmission_file_`, a folder or the beginning of a file's name.
  MOODLE("Moodle's export"),
  /// Canvas: `leeann_LATE_1234_5678_Sum.java`, and `Sum-1.java` for a second attempt; the student
  /// may be nameless: `anon_x7Yz2_5678_Sum.java`.
  CANVAS("Canvas' export"),
  /// Blackboard: `Task_ann_attempt_2026-01-31-10-15-00_Sum.java`, with a receipt in a text file.
  BLACKBOARD("Blackboard's export"),
  /// Brightspace: `12345-6789 - Ann Lee - Jan 31, 2026 215 PM`, a folder or the beginning of a
  /// file's name.
  BRIGHTSPACE("Brightspace's export"),
  /// Gradescope: `submission_123`, and `submission_metadata.yml` with the names.
  GRADESCOPE("Gradescope's export"),
  /// nbgrader: `submitted/ann/task/`.
  NBGRADER("nbgrader's tree"),
  /// Attachments of mails in one folder: `Sum.java`, `Sum (1).java`.
  MAIL("attachments of mails");

  private final String words;

  ExportKind(String words) {
    this.words = words;
  }

  /// Returns it in words: `Moodle's export`.
  public String words() {
    return words;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
