/// Text for people: styled lines, display widths, wrapping, Java colours and "did you mean"; the
/// text of any object, durations, escapes for HTML and for terminals.
///
/// Nothing here prints, and nothing here knows a terminal: a room makes
/// [dev.loopbook.text.StyledLine]s, and the shell alone maps their styles to colours or drops them.
@NullMarked
package dev.loopbook.text;

import org.jspecify.annotations.NullMarked;
