package dev.skysweep.script;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.study.CloseNames;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A GMAT mission script, taken apart once and written out anew for every run: the author's text
/// with the values of the run in it. Immutable; may be used from several threads.
public final class MissionScript {
  private final Path origin;
  private final String text;
  private final ScriptSource source;
  private final MissionModel model;
  private final SequenceEffects sequence;
  private final List<String> misdirected;
  private final InputFiles files;
  private final List<InputFiles.Replacement> inputs;
  private final List<OutputDeclaration> outputs;

  private MissionScript(String text, Path origin) {
    this.origin = origin;
    this.text = text;
    this.source = ScriptSource.of(text, origin);
    this.model = new MissionModel(source);
    this.sequence = new SequenceEffects(model, source);
    this.misdirected = sequence.misdirected();
    this.files = new InputFiles(origin);
    this.inputs = files.in(model);
    this.outputs = OutputResources.declared(model, source);
  }

  /// Reads a script and the files that it includes.
  ///
  /// @throws ScriptException if one of them is missing, unreadable, binary or empty, includes
  ///   itself, or has characters outside ASCII in anything but a comment
  public static MissionScript read(Path file) {
    return parse(ScriptFile.read(file), file);
  }

  /// Takes a script's text apart.
  ///
  /// @param origin where the text is from; includes are searched in its folder
  /// @throws ScriptException as [#read]
  public static MissionScript parse(String text, Path origin) {
    return new MissionScript(text, origin);
  }

  /// The file as it was given.
  public Path origin() {
    return origin;
  }

  /// The text as it was read.
  public String text() {
    return text;
  }

  /// The same mission as one text that reads the same from every folder: includes are put in, and
  /// input files beside the script are named by their absolute path.
  public String standAlone() {
    ScriptEditor editor = new ScriptEditor(source);
    replaceInputs(editor);
    return editor.result();
  }

  /// The files that the mission may read, by absolute path: those that it names so, and those
  /// beside its script. Not each need exist, nor need each be a file.
  public List<String> inputFiles() {
    return files.paths(model);
  }

  private void replaceInputs(ScriptEditor editor) {
    for (InputFiles.Replacement input : inputs) {
      Statement.Assignment assignment = input.assignment();
      editor.replace(assignment.valueStart(), assignment.valueEnd(), input.text());
    }
  }

  /// The resources that write files, in the order of the script.
  public List<OutputDeclaration> outputs() {
    return outputs;
  }

  /// The resources that the script creates, in its order.
  public List<String> resourceNames() {
    return model.createdNames();
  }

  /// Up to three fields that a misspelt one may have meant, the closest first. Whether a field
  /// exists only the engine knows.
  public List<String> closeFields(FieldPath path) {
    Resource resource = model.resource(path.resource());
    return resource == null ? List.of() : KnownFields.closeTo(path.field(), resource);
  }

  /// Up to three values that a refused one may have meant, the closest first: of what the field
  /// takes if the engine tells it, else of the mission's names and GMAT's own.
  ///
  /// @param refusal the engine's message
  public List<String> closeValues(String value, String refusal) {
    return KnownValues.closeTo(value, refusal, model);
  }

  /// The engine's message about a run's script with the places in the author's own files.
  public String located(String message) {
    return new MessagePlaces(source).located(message);
  }

  /// The value that the script gives to a field before the mission sequence; empty if it leaves the
  /// field to GMAT.
  public Optional<Value> value(FieldPath path) {
    Resource resource = model.resource(path.resource());
    if (resource == null) {
      return Optional.empty();
    }
    Statement.Assignment last = resource.last(FieldNames.canonical(resource.type(), path.field()));
    return Optional.ofNullable(last).map(Statement.Assignment::value).map(ScriptValue::of);
  }

  /// The Cartesian state that the script gives to a spacecraft, in EarthMJ2000Eq: X, Y, Z in km,
  /// VX, VY, VZ in km/s.
  ///
  /// @throws StudyException if it gives none, or in other axes
  public double[] cartesianState(String spacecraft) {
    if (!knows(spacecraft)) {
      throw new StudyException(
          "there is no spacecraft %s in %s%s"
              .formatted(spacecraft, origin, CloseNames.hint(spacecraft, resourceNames())));
    }
    return CartesianState.of(spacecraft, this::value);
  }

  /// Whether the mission has such a resource, its own or one that every mission has.
  public boolean knows(String resource) {
    return model.resource(resource) != null;
  }

  /// Checks a set of overrides as far as the text tells.
  ///
  /// @return what the user should know before the sweep starts
  /// @throws StudyException with every override that names no resource of the mission, has a value
  ///   that can't be written, or makes no orbit
  public List<ScriptWarning> check(Map<FieldPath, Value> overrides) {
    if (!misdirected.isEmpty()) {
      throw new StudyException(misdirected);
    }
    OverridePlan plan = plan(overrides);
    return plan.all().stream().map(sequence::on).flatMap(Optional::stream).distinct().toList();
  }

  /// The states that [#forRun] needs from the engine: load [#forReadingStates], read each element's
  /// text with GetField.
  ///
  /// @throws StudyException as [#check]
  public List<StateConversion> conversions(Map<FieldPath, Value> overrides) {
    return plan(overrides).conversions();
  }

  /// The script from which the states for [#forRun] are read: all overrides but those of state
  /// elements in another representation. Equal texts have equal states.
  ///
  /// @throws StudyException as [#check]
  public RunScript forReadingStates(
      Map<FieldPath, Value> overrides, Function<OutputDeclaration, String> fileNames) {
    return write(plan(overrides).withoutChanges(), Map.of(), fileNames);
  }

  /// The script of one run.
  ///
  /// @param states the six texts for each of [#conversions]
  /// @param fileNames gives the file that each output of this run is written to; its folder must
  ///   exist when GMAT loads the script
  /// @throws StudyException as [#check], and if a converted state makes no orbit with the overrides
  public RunScript forRun(
      Map<FieldPath, Value> overrides,
      Map<StateConversion, List<String>> states,
      Function<OutputDeclaration, String> fileNames) {
    return write(plan(overrides), states, fileNames);
  }

  private OverridePlan plan(Map<FieldPath, Value> overrides) {
    return OverridePlan.of(model, files, overrides);
  }

  private RunScript write(
      OverridePlan plan,
      Map<StateConversion, List<String>> states,
      Function<OutputDeclaration, String> fileNames) {
    ScriptEditor editor = new ScriptEditor(source);
    PlotOrder.repair(model, editor);
    replaceInputs(editor);
    RunWriter writer = new RunWriter(model, editor);
    plan.plain().forEach(writer::write);
    plan.changes().forEach(change -> writer.writeState(change, states));
    List<OutputDeclaration> written = new ArrayList<>();
    for (OutputDeclaration output : outputs) {
      OutputDeclaration redirected = redirected(output, fileNames.apply(output), plan);
      writer.writeFileName(redirected);
      written.add(redirected);
    }
    return new RunScript(writer.result(), written);
  }

  private static OutputDeclaration redirected(
      OutputDeclaration output, String fileName, OverridePlan plan) {
    Map<String, String> settings = new LinkedHashMap<>(output.settings());
    List<String> columns = output.columns();
    for (FieldOverride override : plan.plain()) {
      if (!override.resource().name().equals(output.name())) {
        continue;
      }
      if (override.field().equals("Add")) {
        columns = OutputResources.items(override.text());
      } else {
        settings.put(override.field(), StatementParser.unquoted(override.text()));
      }
    }
    return new OutputDeclaration(
        output.kind(),
        output.type(),
        output.name(),
        FileNameText.asWritten(output.kind(), settings, fileName),
        settings,
        columns,
        output.line());
  }
}
