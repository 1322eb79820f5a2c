/// Grades what a class handed in: reads submissions safely, has each of them judged behind walls,
/// and writes reports in formats that other systems read.
///
/// | step                           | classes                                                      |
/// |--------------------------------|--------------------------------------------------------------|
/// | find out whose is what         | `ClassFolder`, `FlatExport`, [dev.loopbook.exercise.grade.Roster] |
/// | read one hand-in               | `HandIn` and its kinds, `SubmissionReader`, `SubmissionLayout` |
/// | say what isn't read, and why   | `NearMisses`                                                 |
/// | judge                          | [dev.loopbook.exercise.grade.Grader], [dev.loopbook.exercise.grade.WalledLauncher] |
/// | give points                    | [dev.loopbook.exercise.grade.GradingScheme]                  |
/// | go on after an interruption    | [dev.loopbook.exercise.grade.GradeCache], `Fingerprint`      |
/// | divide among machines          | [dev.loopbook.exercise.grade.Shard], [dev.loopbook.exercise.grade.ShardMerge] |
/// | let a person decide            | [dev.loopbook.exercise.grade.UndecidedAnswer], [dev.loopbook.exercise.grade.ReviewLog] |
/// | report                         | [dev.loopbook.exercise.grade.ReportFormat]; each format is a class that ends in `Report` |
/// | fill in a platform's sheet     | [dev.loopbook.exercise.grade.Worksheet]                      |
///
/// Everything that comes from students is hostile until proven otherwise: names, paths, archives,
/// text. Nothing of theirs runs in this process.
@NullMarked
package dev.loopbook.exercise.grade;

import org.jspecify.annotations.NullMarked;
