void main() throws Exception {
  Callable<String> never = () -> "nobody calls it";
  Callable<String> failing = () -> {
    throw new IllegalStateException("nobody asks");
  };
  try (var executor = Executors.newSingleThreadExecutor()) {
    executor.submit(failing);
  }
  IO.println("silence");
}
