package dev.skysweep.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Another design whose runs give values to further fields by formulas, and of which only those
/// runs are made that meet some conditions. Runs are numbered anew without gaps, in the other's
/// order, so an extension of the other design extends this one.
public final class DerivedDesign implements Design {
  private final Design base;
  private final Map<FieldPath, Expression> derived;
  private final List<Expression> conditions;
  private final SortedMap<FieldPath, Value> script;
  private volatile int @Nullable [] kept;

  private DerivedDesign(
      Design base,
      Map<FieldPath, Expression> derived,
      List<Expression> conditions,
      Map<FieldPath, Value> script) {
    this.base = base;
    this.derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    this.conditions = List.copyOf(conditions);
    this.script = Collections.unmodifiableSortedMap(new TreeMap<>(script));
  }

  /// Puts formulas and conditions on a design; itself if there are none of either.
  ///
  /// @param derived fields and their formulas; a formula may use fields before it
  /// @param conditions all of which a run must meet
  /// @throws StudyException if a formula uses a field after it
  public static Design of(
      Design base, Map<FieldPath, Expression> derived, List<Expression> conditions) {
    checkOrder(derived);
    return derived.isEmpty() && conditions.isEmpty()
        ? base
        : new DerivedDesign(base, derived, conditions, Map.of());
  }

  /// Else the formula would take the script's value of that field, which no run has.
  private static void checkOrder(Map<FieldPath, Expression> derived) {
    var before = new HashSet<FieldPath>();
    derived.forEach((field, formula) -> {
      before.add(field);
      for (FieldPath used : formula.fields()) {
        if (derived.containsKey(used) && !before.contains(used)) {
          throw new StudyException(
              "%s = %s uses %s, whose formula comes later; put that one first"
                  .formatted(field, formula, used));
        }
      }
    });
  }

  /// The design that gives the points.
  public Design base() {
    return base;
  }

  /// How many runs of [#base] the conditions drop.
  public int dropped() {
    return base.runCount() - runCount();
  }

  @Override
  public int runCount() {
    return conditions.isEmpty() ? base.runCount() : kept().length;
  }

  @Override
  public RunSpec run(int runId) {
    RunSpec run = whole(conditions.isEmpty() ? runId : kept()[runId]);
    return new RunSpec(runId, run.overrides(), run.context());
  }

  @Override
  public Design extend(int runs) {
    return new DerivedDesign(base.extend(runs), derived, conditions, script);
  }

  /// The least extension with as many runs or more; of random designs, as conditions keep an
  /// unforeseeable share of the points.
  ///
  /// @throws StudyException if the design can't grow
  public DerivedDesign reaching(int runs) {
    DerivedDesign design = this;
    while (design.runCount() < runs) {
      int more = runs - design.runCount();
      Design larger =
          design.base instanceof SampledDesign sampled
              ? sampled.reaching(sampled.runCount() + more)
              : design.base.extend(more);
      design = new DerivedDesign(larger, derived, conditions, script);
    }
    return design;
  }

  /// On the design of the points, grown so.
  public DerivedDesign grown(Design larger) {
    return new DerivedDesign(larger, derived, conditions, script);
  }

  @Override
  public IntStream inOrder(IntStream runIds) {
    return conditions.isEmpty() ? base.inOrder(runIds) : runIds;
  }

  /// Takes the values of fields that formulas use and no run gives.
  ///
  /// @throws StudyException if a formula does away with what the design varies, or no run is left
  @Override
  public Design resolved(Function<FieldPath, Value> values) {
    Design known = base.resolved(values);
    var given = new HashMap<>(known.run(0).overrides());
    var taken = new TreeMap<FieldPath, Value>();
    derived.forEach((field, formula) -> {
      if (given.containsKey(field) && !formula.fields().contains(field)) {
        throw new StudyException(
            "%s = %s: the design varies %s already, and this formula would replace its values; leave one away"
                .formatted(field, formula, field));
      }
      take(formula, given, taken, values);
      given.put(field, Value.of(0.0));
    });
    conditions.forEach(condition -> take(condition, given, taken, values));
    var design = new DerivedDesign(known, derived, conditions, taken);
    if (design.runCount() == 0) {
      throw new StudyException(
          "no run is left: none of %d meets %s".formatted(known.runCount(), conditions));
    }
    return design;
  }

  private static void take(
      Expression formula,
      Map<FieldPath, Value> given,
      Map<FieldPath, Value> taken,
      Function<FieldPath, Value> values) {
    for (FieldPath field : formula.fields()) {
      if (!given.containsKey(field)) {
        taken.put(field, values.apply(field));
      }
    }
  }

  private int[] kept() {
    int[] known = kept;
    if (known == null) {
      known = IntStream.range(0, base.runCount()).filter(this::isKept).toArray();
      kept = known;
    }
    return known;
  }

  private boolean isKept(int baseRun) {
    Map<FieldPath, Value> overrides = whole(baseRun).overrides();
    return conditions.stream()
        .allMatch(condition -> condition.holds(field -> value(field, overrides)));
  }

  private RunSpec whole(int baseRun) {
    RunSpec run = base.run(baseRun);
    var overrides = new HashMap<>(run.overrides());
    derived.forEach(
        (field, formula) -> overrides.put(field, formula.value(name -> value(name, overrides))));
    return new RunSpec(baseRun, overrides, run.context());
  }

  private Value value(FieldPath field, Map<FieldPath, Value> overrides) {
    Value value = overrides.getOrDefault(field, script.get(field));
    if (value == null) {
      throw new StudyException(field + " has no value: neither the runs nor the script give one");
    }
    return value;
  }

  @Override
  public ObjectNode parameterSpec() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode().put("_kind", "derived");
    spec.set("base", base.parameterSpec());
    var formulas = spec.putArray("derive");
    derived.forEach(
        (field, formula) -> formulas.addArray().add(field.toString()).add(formula.toString()));
    var where = spec.putArray("where");
    conditions.forEach(condition -> where.add(condition.toString()));
    var values = spec.putObject("script");
    script.forEach((field, value) -> values.set(field.toString(), ValueJson.toJson(value)));
    return spec;
  }

  static DerivedDesign fromJson(JsonNode spec) {
    var derived = new LinkedHashMap<FieldPath, Expression>();
    for (JsonNode formula : spec.path("derive")) {
      derived.put(
          FieldPath.parse(formula.path(0).asString()),
          Expression.parse(formula.path(1).asString()));
    }
    var conditions = new ArrayList<Expression>();
    spec.path("where").forEach(condition -> conditions.add(Expression.parse(condition.asString())));
    var script = new TreeMap<FieldPath, Value>();
    spec.path("script")
        .properties()
        .forEach(value ->
            script.put(FieldPath.parse(value.getKey()), ValueJson.fromJson(value.getValue())));
    return new DerivedDesign(Design.of(spec.path("base")), derived, conditions, script);
  }
}
