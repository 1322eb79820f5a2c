package dev.loopbook.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/// Runs tests by JUnit's engine alone, in a JVM of their own with another class path than ours.
final class BareEngine {

  /// Runs the tests of the classes that are named, and prints how each of them ended.
  public static void main(String[] classes) throws IOException {
    var engine = new JupiterTestEngine();
    var selectors = Stream.of(classes).map(DiscoverySelectors::selectClass).toList();
    var discovery = new Discovery(selectors);
    var tests = engine.discover(discovery, UniqueId.forEngine(engine.getId()));
    try (var session = new NamespacedHierarchicalStore<Namespace>(null);
        var store = session.newChild()) {
      engine.execute(
          ExecutionRequest.create(
              tests,
              new Printing(),
              discovery.getConfigurationParameters(),
              discovery.getOutputDirectoryCreator(),
              store,
              CancellationToken.disabled()));
    }
  }

  /// Runs `classes` in such a JVM.
  ///
  /// @param first what is put before our class path
  /// @param kept which entries of our class path it has, by file name
  /// @return what was printed
  static String run(List<Path> first, Predicate<String> kept, Class<?>... classes)
      throws IOException {
    var path = new ArrayList<String>();
    first.forEach(each -> path.add(each.toString()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> kept.test(Path.of(each).getFileName().toString()))
        .forEach(path::add);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(each -> each.startsWith("--add") || each.startsWith("-X"))
            .toList());
    command.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            String.join(File.pathSeparator, path),
            BareEngine.class.getName()));
    Stream.of(classes).map(Class::getName).forEach(command::add);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private record Discovery(List<? extends DiscoverySelector> selectors)
      implements EngineDiscoveryRequest {
    @Override
    public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
      return selectors.stream().filter(type::isInstance).<T>map(type::cast).toList();
    }

    @Override
    public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
      return List.of();
    }

    @Override
    public ConfigurationParameters getConfigurationParameters() {
      return new NoParameters();
    }

    @Override
    public OutputDirectoryCreator getOutputDirectoryCreator() {
      return new NoOutput();
    }
  }

  private record NoOutput() implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) {
      throw new UnsupportedOperationException();
    }
  }

  private record NoParameters() implements ConfigurationParameters {
    @Override
    public Optional<String> get(String key) {
      return Optional.empty();
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return Optional.empty();
    }

    @Override
    public Set<String> keySet() {
      return Set.of();
    }
  }

  private record Printing() implements EngineExecutionListener {
    @Override
    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
      System.out.println(
          Stream.of(
                  test.getDisplayName(),
                  result.getStatus().toString(),
                  result.getThrowable().map(Throwable::toString).orElse(""))
              .filter(each -> !each.isEmpty())
              .collect(Collectors.joining(" ")));
    }
  }
}
