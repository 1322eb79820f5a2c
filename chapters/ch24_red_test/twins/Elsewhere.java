import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

static final ThreadLocal<String> REQUEST = ThreadLocal.withInitial(() -> "-");

@Name("shop.Paid")
static class Paid extends Event {}

void main() throws Exception {
  var logger = Logger.getLogger("shop");
  logger.setUseParentHandlers(false);
  logger.addHandler(new Handler() {
    @Override
    public void publish(LogRecord record) {
      IO.println(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  });
  var thread = Thread.ofVirtual().name("r1").start(() -> {
    REQUEST.set(Thread.currentThread().getName());
    logger.info("paid for " + REQUEST.get());
  });
  thread.join();
  IO.println("main's own: " + REQUEST.get());
  var file = Files.createTempFile("shop", ".jfr");
  try (var recording = new Recording()) {
    recording.enable("shop.Paid");
    recording.start();
    new Paid().commit();
    recording.stop();
    recording.dump(file);
  }
  IO.println(RecordingFile.readAllEvents(file).size() + " event recorded");
  Files.delete(file);
}
