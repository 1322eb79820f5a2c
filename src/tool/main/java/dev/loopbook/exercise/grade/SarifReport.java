package dev.loopbook.exercise.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;

/// SARIF 2.1.0: a result for each thing that is wrong, at the student's line.
final class SarifReport {
  private final GradeBook book;

  SarifReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    var findings = LineRemark.in(book);
    var rules = new JsonArray();
    var names = new LinkedHashSet<String>();
    findings.forEach(finding -> names.add(finding.verdict()));
    for (var name : names) {
      var rule = new JsonObject();
      rule.addProperty("id", id(name));
      rule.add("shortDescription", message("The answer's verdict: " + name));
      rules.add(rule);
    }
    var driver = new JsonObject();
    driver.addProperty("name", "Loopbook");
    driver.add("rules", rules);
    var tool = new JsonObject();
    tool.add("driver", driver);
    var results = new JsonArray();
    findings.forEach(finding -> results.add(result(finding)));
    var run = new JsonObject();
    run.add("tool", tool);
    run.add("results", results);
    var runs = new JsonArray();
    runs.add(run);
    var json = new JsonObject();
    json.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.addProperty("version", "2.1.0");
    json.add("runs", runs);
    return GradeText.json(json);
  }

  private static JsonObject result(LineRemark finding) {
    var artifact = new JsonObject();
    artifact.addProperty("uri", uri(finding.path()));
    var region = new JsonObject();
    region.addProperty("startLine", finding.line());
    var physical = new JsonObject();
    physical.add("artifactLocation", artifact);
    physical.add("region", region);
    var location = new JsonObject();
    location.add("physicalLocation", physical);
    var locations = new JsonArray();
    locations.add(location);
    var result = new JsonObject();
    result.addProperty("ruleId", id(finding.verdict()));
    result.addProperty("level", "error");
    result.add("message", message(finding.message()));
    result.add("locations", locations);
    return result;
  }

  private static String id(String verdict) {
    return "loopbook/" + verdict.replace(' ', '-');
  }

  private static JsonObject message(String text) {
    var message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }

  /// Returns a path as a relative reference. A colon in its first segment is encoded, because what
  /// stands before it would be taken for a scheme.
  private static String uri(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1).replace(":", "%3A");
    } catch (URISyntaxException _) {
      return "unknown";
    }
  }
}
