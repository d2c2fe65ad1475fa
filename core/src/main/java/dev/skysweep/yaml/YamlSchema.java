package dev.skysweep.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.skysweep.json.Json;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What a YAML file may say: a JSON schema (draft 2020-12). Schemas that are easy to explain name
/// alternatives by their key, not by `oneOf`: then every problem has one place and one cause.
public final class YamlSchema {
  private record Problem(YamlPlace place, String message) {}

  private final JsonNode text;
  private final Schema schema;

  private YamlSchema(JsonNode text) {
    this.text = text;
    var config =
        SchemaRegistryConfig.builder().locale(Locale.ENGLISH).pathType(PathType.JSON_POINTER);
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(config.build()));
    this.schema = registry.getSchema(text);
  }

  /// Reads a schema that is part of the program.
  ///
  /// @param name of the resource beside the class
  public static YamlSchema ofResource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name + " beside " + beside);
      }
      return new YamlSchema(Json.mapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Holds a file against the schema.
  ///
  /// @throws StudyException with every problem, one line each, in the order of the file:
  ///   `study.yaml:4:3: unknown key 'sed'; did you mean seed?`
  public void check(YamlDocument document) {
    List<String> problems =
        schema.validate(document.root()).stream()
            .map(error -> problem(document, error))
            .sorted(Comparator.comparing(Problem::place).thenComparing(Problem::message))
            .map(problem -> problem.place() + ": " + problem.message())
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
  }

  private Problem problem(YamlDocument document, Error error) {
    JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
    boolean extra = error.getKeyword().endsWith("Properties") && error.getProperty() != null;
    YamlPlace place =
        extra ? document.keyPlace(at.appendProperty(error.getProperty())) : document.place(at);
    return new Problem(place, new SchemaWords(text, error).toString());
  }
}
