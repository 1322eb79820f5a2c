package dev.loopbook.judge;

import dev.loopbook.program.shape.ClassShape;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what was compiled last. An exercise's tests are the same for every answer, and so are
/// their class files unless answers look different from outside.
final class CachingCompiler implements AnswerCompiler {
  private static final int MOST = 64;

  private final AnswerCompiler compiler;
  private final Map<Key, BatchCompilation.Classes> kept = // guarded by this
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BatchCompilation.Classes> eldest) {
          return size() > MOST;
        }
      };

  CachingCompiler(AnswerCompiler compiler) {
    this.compiler = compiler;
  }

  private record Key(List<SourceText> sources, Map<String, ClassShape> beside) {}

  @Override
  public BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside)
      throws Doubt {
    var shapes = new LinkedHashMap<String, ClassShape>();
    beside.forEach((name, bytes) -> shapes.put(name, ClassShape.of(bytes)));
    var key = new Key(List.copyOf(sources), Map.copyOf(shapes));
    synchronized (this) {
      var known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    var result = compiler.compile(sources, beside);
    if (result instanceof BatchCompilation.Classes classes) {
      synchronized (this) {
        kept.put(key, classes);
      }
    }
    return result;
  }

  @Override
  public void cancel() {
    compiler.cancel();
  }

  @Override
  public void close() {
    compiler.close();
  }
}
