String greet(String name) {
  return "Hello, " + name;
}

void main() throws Exception {
  Callable<String> c = () -> greet("Alice");
  IO.println(c.call() + " and again " + c.call());
  Callable<String> a = () -> greet("a");
  Callable<String> b = () -> greet("b");
  try (var executor = Executors.newFixedThreadPool(2)) {
    for (var future : executor.invokeAll(List.of(a, b))) {
      IO.println(future.get());
    }
  }
}
