package dev.loopbook.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.watch.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The two kinds of loop. Runs the body of a test on one, in virtual time, and makes sure that
/// nothing stays open behind it.
enum NetworkKind {
  SELECTOR(Network::selector),
  PROACTOR(Network::proactor);

  private final Supplier<Network> networks;

  NetworkKind(Supplier<Network> networks) {
    this.networks = networks;
  }

  /// Runs `body`, after which nothing may be open and no failure reported.
  void run(Body.OfVoid body) {
    assertEquals(List.of(), reports(new LoopListener() {}, body));
  }

  /// Runs `body`, after which nothing may be open; returns the failures that nobody could catch.
  List<String> reports(Body.OfVoid body) {
    return reports(new LoopListener() {}, body);
  }

  List<String> reports(LoopListener listener, Body.OfVoid body) {
    var audit = new Audit();
    var reported = new ArrayList<String>();
    OnLoop.virtual(
        setup()
            .withListener(audit)
            .withListener(listener)
            .withExceptionHandler(
                (_, context) -> reported.add(context.message() + ": " + context.exception())),
        body);
    assertEquals(List.of(), audit.findings());
    return reported;
  }

  /// Runs `body`; returns what the end audit finds.
  List<String> findings(Body.OfVoid body) {
    var audit = new Audit();
    OnLoop.virtual(setup().withOrigins().withListener(audit), body);
    return audit.findings().stream().map(Object::toString).toList();
  }

  LoopSetup setup() {
    return LoopSetup.standard().withPoller(networks);
  }
}
