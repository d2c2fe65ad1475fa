package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// The examples in JBang and in Jupyter with the kernel JJava, by these programs themselves.
@Execution(ExecutionMode.CONCURRENT)
class NotebookTest {
  private static final Path SCRIPT = Path.of("../examples/notebook/run");

  @TempDir private Path folder;

  @Test
  void scriptAndNotebookShowATableAndAPlot() throws IOException, InterruptedException {
    TestEngine.installation();
    var builder = new ProcessBuilder(SCRIPT.toRealPath().toString(), folder.toString());
    builder.environment().put("SKYSWEEP_JARS", System.getProperty("java.class.path"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("Sat.SMA", "5 rows x 3 columns");
    assertThat(folder.resolve("script/altitude.svg")).content().contains("<svg");
    JsonNode notebook = Json.mapper().readTree(Files.readString(folder.resolve("executed.ipynb")));
    List<JsonNode> shown =
        notebook
            .path("cells")
            .valueStream()
            .flatMap(cell -> cell.path("outputs").valueStream())
            .map(output -> output.path("data"))
            .toList();
    assertThat(shown).anySatisfy(data -> assertThat(text(data, "text/html")).contains("7300.0"));
    assertThat(shown)
        .anySatisfy(data -> assertThat(text(data, "image/svg+xml")).contains("Sat.Earth.Altitude"));
  }

  private static String text(JsonNode data, String type) {
    JsonNode content = data.path(type);
    return content.isArray()
        ? String.join("", content.valueStream().map(JsonNode::asString).toList())
        : content.asString("");
  }
}
