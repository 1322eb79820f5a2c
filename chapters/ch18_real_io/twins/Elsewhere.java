void main() throws Exception {
  int port = 0;
  try (var server = new ServerSocket(port); var executor = Executors.newVirtualThreadPerTaskExecutor()) {
    Runnable f = () -> {
      try (var client = server.accept()) {
        var in = client.getInputStream();
        var buffer = new byte[100];
        int n = in.read(buffer);
        client.getOutputStream().write(buffer, 0, n);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    executor.execute(f);
    talk("127.0.0.1", server.getLocalPort());
  }
  try (var selector = java.nio.channels.Selector.open();
      var channel = java.nio.channels.AsynchronousSocketChannel.open()) {
    IO.println(selector.isOpen() && channel.isOpen());
  }
}

void talk(String host, int port) throws IOException {
  try (var socket = new Socket(host, port)) {
    socket.getOutputStream().write("Hello\n".getBytes());
    var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
    IO.println(lines.readLine());
  }
}
