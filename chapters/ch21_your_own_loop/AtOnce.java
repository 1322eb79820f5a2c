import java.util.ArrayList;
import java.util.List;

// region future
final class Promise {
  private final List<Runnable> callbacks = new ArrayList<>();

  void whenDone(Runnable callback) {
    callbacks.add(callback);
  }

  void done() {
    callbacks.forEach(Runnable::run); // at once
  }
}
// endregion

// region main
int balance = 100;

void main() {
  var paid = new Promise();
  paid.whenDone(() -> IO.println("the receipt says " + balance));
  pay(paid, 30);
}

void pay(Promise paid, int amount) {
  paid.done();
  balance -= amount;
  IO.println("the account says " + balance);
}
// endregion
