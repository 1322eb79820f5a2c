/// The command for grading a class: what can be asked, the judging, and where its reports go.
@NullMarked
package dev.loopbook.shell.grade;

import org.jspecify.annotations.NullMarked;
