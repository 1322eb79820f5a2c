import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;

// region account
final class Account extends AsyncResource {
  void pay() {
    throw new IllegalStateException("not enough money");
  }

  @Override
  protected void release() {
    throw new IllegalStateException("the line is dead");
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    try {
      var account = new Account();
      try {
        account.pay();
      } finally {
        account.close();
      }
    } catch (IllegalStateException e) {
      tell("finally", e);
    }

    try (var account = new Account()) {
      account.pay();
    } catch (IllegalStateException e) {
      tell("try (...)", e);
    }
  }));
}

void tell(String how, Exception e) {
  IO.println(how + ": " + e.getMessage());
  for (var other : e.getSuppressed()) {
    IO.println("    and also: " + other.getMessage());
  }
}
// endregion
