/// What all commands share: the screen, the keyboard, the session, the errors and the exit
/// statuses.
@NullMarked
package dev.loopbook.shell.session;

import org.jspecify.annotations.NullMarked;
