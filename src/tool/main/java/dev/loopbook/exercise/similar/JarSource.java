package dev.loopbook.exercise.similar;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Where jars come from, by their path in a Maven repository.
@FunctionalInterface
interface JarSource {
  /// Returns a jar's bytes.
  ///
  /// @throws IOException if it can't be had
  byte[] fetch(String path) throws IOException, InterruptedException;

  /// Returns Maven Central.
  static JarSource mavenCentral() {
    return path -> {
      try (var client =
          HttpClient.newBuilder()
              .connectTimeout(Duration.ofSeconds(20))
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build()) {
        var request =
            HttpRequest.newBuilder(URI.create("https://repo.maven.apache.org/maven2/" + path))
                .timeout(Duration.ofMinutes(5))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
          throw new IOException("it answers with status " + response.statusCode());
        }
        return response.body();
      }
    };
  }
}
