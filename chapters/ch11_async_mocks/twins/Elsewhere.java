import static java.util.concurrent.CompletableFuture.*;
import static org.junit.jupiter.api.Assertions.*;

import org.mockito.Mockito;

interface Api {
  CompletableFuture<Integer> fetch(int id);
}

static class Registry {
  static String instance() {
    return "real";
  }
}

void main() throws Exception {
  var api = Mockito.mock(Api.class);
  Mockito.when(api.fetch(1)).thenReturn(completedFuture(1));
  Mockito.when(api.fetch(2)).thenReturn(failedFuture(new IOException("down")), completedFuture(2));
  IO.println(api.fetch(1).get());
  IO.println(api.fetch(2).isCompletedExceptionally() + ", then " + api.fetch(2).get());
  Mockito.verify(api).fetch(1);
  IO.println(Mockito.mockingDetails(api).getInvocations().size() + " calls");
  try (var resource = Mockito.mock(AutoCloseable.class)) {
    resource.toString();
  }
  try (var statics = Mockito.mockStatic(Registry.class)) {
    IO.println(Registry.instance());
  }
  IO.println("an empty String: " + Mockito.mock(CharSequenceSource.class).text());
}

interface CharSequenceSource {
  String text();
}
