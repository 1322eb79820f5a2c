/// What every command of the shell shares: the screen, the keyboard, the session, mistakes and exit
/// statuses.
@NullMarked
package dev.loopbook.shell.session;

import org.jspecify.annotations.NullMarked;
