import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;

static final class Session extends AsyncResource {
  final int number;

  Session(int number) {
    this.number = number;
  }

  @Override
  protected void release() {
    IO.println("session " + number + " closed");
  }
}

static final class Loan extends AsyncResource {
  final Session session;
  private final Pool pool;

  Loan(Session session, Pool pool) {
    this.session = session;
    this.pool = pool;
  }

  @Override
  protected void release() {
    pool.free.putNowait(session);
  }
}

static final class Pool extends AsyncResource {
  final Queue<Session> free = new Queue<>();
  private final List<Session> all = List.of(new Session(1), new Session(2));

  Pool() {
    all.forEach(free::putNowait);
  }

  Coroutine<Loan> borrow() {
    return async(() -> {
      var session = await(free.get()); // waits while both are lent
      free.taskDone();
      return new Loan(session, this);
    });
  }

  @Override
  protected void release() {
    all.forEach(Session::close);
    while (!free.isEmpty()) {
      free.getNowait();
      free.taskDone();
    }
  }
}

Coroutine<Void> use(Pool pool, String who) {
  return async(() -> {
    try (var loan = await(pool.borrow())) {
      IO.println(who + " has session " + loan.session.number);
      await(sleep(seconds(1)));
    }
  });
}

void main() {
  run(async(() -> {
    try (var pool = new Pool()) {
      await(gather(Stream.of("a", "b", "c", "d", "e")
          .map(who -> use(pool, who)).toList()));
    }
  }));
}
