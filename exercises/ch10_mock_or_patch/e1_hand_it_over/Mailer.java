package ch10_mock_or_patch.e1_hand_it_over;

import dev.loopbook.loop.Coroutine;

/// Sends letters. It is given: leave it as it is.
interface Mailer {

  /// Returns the mailer of this company, which is connected to the real network.
  static Mailer connect() {
    throw new IllegalStateException("mail.example: no route to host");
  }

  /// Sends a letter.
  Coroutine<Void> send(String to, String text);

  /// Says goodbye to the server.
  Coroutine<Void> hangUp();
}
