package dev.loopbook.io.http;

import dev.loopbook.io.OutsideFuture;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/// Carries requests over the network, with the JDK's own client and its threads.
final class RealTransport implements HttpTransport {

  private @Nullable HttpClient client;

  @Override
  public Coroutine<HttpResponse> exchange(HttpRequest request) {
    return Coroutine.named("exchange", () -> answer(request));
  }

  private HttpResponse answer(HttpRequest request) throws Throwable {
    var sending = client().sendAsync(forJdk(request), BodyHandlers.ofByteArray());
    try {
      var answer = Async.await(OutsideFuture.of("the answer to " + request.line(), sending));
      return new HttpResponse(
          request,
          answer.statusCode(),
          HttpHeaders.of(answer.headers().map()),
          HttpBody.of(answer.body()));
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable failure) {
      throw asOurs(request, failure);
    }
  }

  // A client costs a thread, so it is created for the first request.
  private HttpClient client() {
    if (client == null) {
      // No HTTP/2: asking a plain server for it would add headers that the program did not set.
      client =
          HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER).build();
    }
    return client;
  }

  private static java.net.http.HttpRequest forJdk(HttpRequest request) {
    var body =
        request.content().isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.content().bytes());
    var builder =
        java.net.http.HttpRequest.newBuilder(request.uri()).method(request.method(), body);
    request
        .headers()
        .values()
        .forEach((name, all) -> all.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  private static Throwable asOurs(HttpRequest request, Throwable failure) {
    return switch (failure) {
      case ConnectException refused -> HttpConnectionError.cannotConnect(request, refused);
      case IOException broken -> HttpConnectionError.broken(request, broken);
      default -> failure;
    };
  }

  @Override
  public void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
