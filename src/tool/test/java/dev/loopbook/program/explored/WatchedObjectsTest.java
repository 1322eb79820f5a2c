package dev.loopbook.program.explored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Explorer;
import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two tasks meet in an object that only the JDK's code touches: the reduction must not take them
/// for independent.
final class WatchedObjectsTest {
  private static Compiler compiler;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    compiler = Compiler.with();
  }

  @AfterAll
  static void close() throws IOException {
    compiler.close();
  }

  /// What two tasks do, in which order it matters.
  enum Shared {
    ARRAY_CLONE("int[] g = {0};", "g[0] = 1;", "out(g.clone()[0]);"),
    ARRAY_OF_ARRAYS("int[][] g = new int[2][2];", "g[0] = new int[] {7};", "out(g[0].length);"),
    LIST_VIEW_OF_ARRAY(
        "String[] g = {\"x\"}; List<String> v = Arrays.asList(g);",
        "v.set(0, \"y\");",
        "out(g[0]);"),
    ARRAY_FILLED_BY_TO_ARRAY(
        "String[] g = new String[1];", "List.of(\"a\").toArray(g);", "out(g[0]);"),
    ARRAY_HANDED_OUT_TO_A_STREAM(
        "String[] g = new String[1];", "Stream.of(\"a\").toArray(_ -> g);", "out(g[0]);"),
    ELEMENT_OF_A_LIST(
        "StringBuilder sb = new StringBuilder(); List<StringBuilder> l = new ArrayList<>(List.of(sb));",
        "sb.append('a');",
        "l.get(0).append('b'); out(sb);"),
    LIST_IN_A_PRINTED_MAP(
        "List<String> in = new ArrayList<>(); Map<String, List<String>> m = new HashMap<>(Map.of(\"k\", in));",
        "in.add(\"q\");",
        "out(m);"),
    LIST_IN_A_MAP_TURNED_TO_TEXT(
        "List<String> in = new ArrayList<>(); Map<String, List<String>> m = new HashMap<>(Map.of(\"k\", in));",
        "in.add(\"q\");",
        "var text = m.toString(); out(text);"),
    LIST_IN_A_HASH_CODE(
        "List<String> in = new ArrayList<>(); List<List<String>> l = new ArrayList<>(List.of(in));",
        "in.add(\"q\");",
        "out(l.hashCode());"),
    LIST_THAT_IS_SEARCHED_FOR(
        "List<String> in = new ArrayList<>(); List<List<String>> l = new ArrayList<>(List.of(in));",
        "in.add(\"q\");",
        "out(l.contains(List.of(\"q\")));"),
    LIST_AS_A_KEY(
        "List<String> k = new ArrayList<>(List.of(\"k\")); Map<List<String>, Integer> m = new HashMap<>(Map.of(k, 1));",
        "k.add(\"q\");",
        "out(m.get(List.of(\"k\")));"),
    LIST_IN_A_COLLECTION_OF_ONES_OWN(
        "static class L extends ArrayList<List<String>> { L(List<String> in) { add(in); } } List<String> in = new ArrayList<>(); L l = new L(in);",
        "in.add(\"q\");",
        "out(l);"),
    JOINED_BY_A_STREAM(
        "StringBuilder sb = new StringBuilder(); List<StringBuilder> l = new ArrayList<>(List.of(sb));",
        "sb.append('a');",
        "out(l.stream().collect(Collectors.joining()));"),
    DISTINCT_IN_A_STREAM(
        "List<String> in = new ArrayList<>(); List<List<String>> l = new ArrayList<>(List.of(in, List.of(\"q\")));",
        "in.add(\"q\");",
        "out(l.stream().distinct().count());"),
    STREAM_USED_ONCE(
        "Stream<Integer> s = Stream.of(1);",
        "try { s.count(); } catch (IllegalStateException _) { }",
        "try { s.count(); out(\"mine\"); } catch (IllegalStateException _) { }"),
    CONTAINER_HANDED_TO_A_COLLECTOR(
        "List<String> l = new ArrayList<>();",
        "Stream.of(\"a\").collect(Collectors.toCollection(() -> l));",
        "out(l.size());"),
    MAP_HANDED_TO_A_COLLECTOR(
        "Map<String, List<String>> m = new TreeMap<>(); Map<String, List<String>> map() { return m; }",
        "Stream.of(\"a\").collect(Collectors.groupingBy(s -> s, this::map, Collectors.toList()));",
        "out(m.size());"),
    MAP_IN_ACCESS_ORDER(
        "Map<String, Integer> m = filled(); Map<String, Integer> filled() { var m = new LinkedHashMap<String, Integer>(9, 1f, true); m.put(\"a\", 1); m.put(\"b\", 2); return m; }",
        "m.get(\"a\");",
        "out(m.keySet());"),
    CACHE_OF_THE_LATEST(
        "static class C extends LinkedHashMap<String, Integer> { C() { super(9, 1f, true); put(\"a\", 1); put(\"b\", 2); }"
            + " protected boolean removeEldestEntry(Map.Entry<String, Integer> e) { return size() > 2; } } C c = new C();",
        "c.get(\"a\");",
        "c.put(\"c\", 3); out(c.keySet());"),
    ENTRY_OF_A_MAP(
        "Map<String, Integer> m = new TreeMap<>(Map.of(\"k\", 1));",
        "for (var e : m.entrySet()) e.setValue(2);",
        "out(m.get(\"k\"));"),
    REVERSED_VIEW(
        "List<Integer> l = new ArrayList<>(List.of(1, 2)); List<Integer> r = l.reversed();",
        "r.addFirst(9);",
        "out(l.getLast());"),
    ITERATOR("Iterator<Integer> it = List.of(1, 2).iterator();", "it.next();", "out(it.next());"),
    SUPPRESSED_EXCEPTION(
        "Exception e = new Exception(\"e\");",
        "e.addSuppressed(new Exception(\"a\"));",
        "out(e.getSuppressed().length);"),
    CAUSE_OF_AN_EXCEPTION(
        "Exception e = new Exception(\"e\");",
        "e.initCause(new Exception(\"a\"));",
        "out(e.getCause());"),
    FIELD_OF_AN_EXCEPTION(
        "static class E extends Exception { int n; } E e = new E();", "e.n = 1;", "out(e.n);"),
    STREAM_OF_BYTES(
        "ByteArrayOutputStream buf = new ByteArrayOutputStream(); PrintStream ps = new PrintStream(buf);",
        "ps.print(\"a\"); ps.flush();",
        "out(buf.size());"),
    WRITER(
        "StringWriter buf = new StringWriter(); PrintWriter w = new PrintWriter(buf);",
        "w.print(\"a\"); w.flush();",
        "out(buf);"),
    FORMATTER(
        "StringBuilder sb = new StringBuilder(); Formatter f = new Formatter(sb);",
        "f.format(\"a\");",
        "out(sb);"),
    READER(
        "StringReader in = new StringReader(\"one\"); BufferedReader r = new BufferedReader(in);",
        "r.readLine();",
        "out(in.read());"),
    BUFFER_THAT_MOVES_ON(
        "java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(new byte[] {1, 2});",
        "b.get();",
        "out(b.get());"),
    ARRAY_OF_A_BUFFER(
        "byte[] g = {1}; java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(g);",
        "b.put((byte) 2);", "out(g[0]);"),
    THREAD_LOCAL_OF_WHO_ASKS_FIRST(
        "ThreadLocal<String> t = ThreadLocal.withInitial(() -> currentTask().name());",
        "t.get();",
        "out(t.get());"),
    STATICS_OF_AN_INTERFACE(
        "interface I { List<String> LOG = new ArrayList<>(); }",
        "I.LOG.add(\"a\");",
        "out(I.LOG.size());");

    private final String declarations;
    private final String one;
    private final String other;

    Shared(String declarations, String one, String other) {
      this.declarations = declarations;
      this.one = one;
      this.other = other;
    }

    private String program() {
      return """
      import static dev.loopbook.loop.Async.*;
      import module java.base;
      import dev.loopbook.loop.Coroutine;
      %s
      void out(Object what) { IO.println(what); }
      Coroutine<Void> one() { return async(() -> { %s }); }
      Coroutine<Void> other() { return async(() -> { %s }); }
      Coroutine<Void> nothing() { return async(() -> { await(sleep(seconds(0))); }); }
      void main() {
        run(async(() -> { await(gather(one(), other(), nothing())); }));
      }
      """
          .formatted(declarations, one, other);
    }
  }

  private ExploredProgram program(String text) throws IOException {
    var file = folder.resolve("Prog.java");
    Files.writeString(file, text);
    return switch (compiler.compileProgram(file)) {
      case Compiled compiled -> ExploredProgram.of(compiled, false);
      case Compilation.CompileErrors(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Set<String> outcomes(Exploration exploration) {
    var outcomes = new TreeSet<String>();
    exploration.found().forEach(found -> outcomes.add(found.key()));
    return outcomes;
  }

  @ParameterizedTest
  @EnumSource
  void tasksThatMeetThereComeInBothOrders(Shared shared) throws IOException {
    var program = program(shared.program());
    assertEquals(java.util.Optional.empty(), program.unreported());
    var explorer =
        Explorer.of(program.experiments())
            .tellingApartBy(result -> result.output() + result.ending());
    var whole = explorer.explore();
    var reduced = explorer.withReduction().withMost(whole.orders() - 1).explore();

    assertEquals(2, whole.found().size(), whole.toString());
    assertEquals(Exploration.Method.REDUCED, reduced.method());
    assertEquals(outcomes(whole), outcomes(reduced));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOutWhereWhatIsTouchedIsNotKnown(Unknown unknown) throws IOException {
    var why = program(unknown.program()).unreported().orElse("");

    assertTrue(why.startsWith(unknown.why), why);
  }

  /// Programs whose reads and writes nobody can report.
  enum Unknown {
    FIELD_BY_REFLECTION(
        "int x; void main() throws Exception { getClass().getDeclaredField(\"x\").setInt(this, 1); }",
        "it uses reflection (Field.setInt)"),
    METHOD_BY_REFLECTION(
        "void main() throws Exception { List.class.getMethod(\"clear\").invoke(new ArrayList<>()); }",
        "it uses reflection (Method.invoke)"),
    VAR_HANDLE(
        "int x; void main() throws Exception { MethodHandles.lookup().findVarHandle(getClass(), \"x\", int.class); }",
        "it uses reflection (Lookup.findVarHandle)"),
    UPDATER(
        "static class B { volatile int x; } void main() {"
            + " java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(B.class, \"x\"); }",
        "it uses reflection (AtomicIntegerFieldUpdater)"),
    STANDARD_OUTPUT(
        "void main() { System.setOut(System.err); }",
        "it puts another stream in place of System.out"),
    NOISY_INTERFACE(
        "interface I { int N = noise(); static int noise() { IO.println(1); return 1; } }"
            + " void main() { IO.println(I.N); }",
        "it's unknown which callback makes the statics of the interface I");

    private final String text;
    private final String why;

    Unknown(String text, String why) {
      this.text = text;
      this.why = why;
    }

    private String program() {
      return "import module java.base;\n" + text;
    }
  }
}
