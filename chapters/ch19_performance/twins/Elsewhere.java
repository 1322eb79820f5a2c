void main() throws Exception {
  long start = System.nanoTime();
  Thread.sleep(5);
  IO.println("at least 5 ms: " + (System.nanoTime() - start >= 5_000_000));
}
