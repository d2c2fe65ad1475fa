package dev.skysweep.sweep;

import dev.skysweep.manifest.Layout;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.RunLimits;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the runs of a sweep are made; nothing here changes a result. Immutable.
///
/// ```java
/// SweepOptions options = SweepOptions.builder().keepRaw(true).limits(limits).build();
/// ```
///
/// @param engine which GMAT, and how it is driven
/// @param limits what an attempt may use
/// @param keepRaw whether GMAT's own text files stay beside the Parquet files
/// @param isolate whether every run gets a worker process of its own
/// @param overwrite whether a sweep that is in the folder already may be removed
/// @param layout what becomes of the runs' own files once they are merged; null for as the study
///   has it, which is to keep them unless it was told otherwise
/// @param postprocess what follows GMAT in every run; null for nothing
/// @param reuse folders whose studies may hold runs of this one already; those are taken from there
/// @param listener is told what happens
/// @param control ends the sweep early
public record SweepOptions(
    EngineChoice engine,
    RunLimits limits,
    boolean keepRaw,
    boolean isolate,
    boolean overwrite,
    @Nullable Layout layout,
    @Nullable PostprocessStep postprocess,
    List<Path> reuse,
    SweepListener listener,
    SweepControl control) {
  public SweepOptions {
    reuse = List.copyOf(reuse);
  }

  public static SweepOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /// A builder that begins with these options.
  public Builder toBuilder() {
    return builder()
        .engine(engine)
        .limits(limits)
        .keepRaw(keepRaw)
        .isolate(isolate)
        .overwrite(overwrite)
        .layout(layout)
        .postprocess(postprocess)
        .reuse(reuse)
        .listener(listener)
        .control(control);
  }

  /// Collects options one by one; what is not given has its default. For an option of your own: a
  /// component above, a line in [#toBuilder], a field and a method here.
  public static final class Builder {
    private EngineChoice engine = new EngineChoice(null, Driver.AUTO);
    private RunLimits limits = RunLimits.defaults();
    private boolean keepRaw;
    private boolean isolate;
    private boolean overwrite;
    private @Nullable Layout layout;
    private @Nullable PostprocessStep postprocess;
    private List<Path> reuse = List.of();
    private SweepListener listener = SweepListener.NONE;
    private SweepControl control = new SweepControl();

    private Builder() {}

    public Builder engine(EngineChoice choice) {
      engine = choice;
      return this;
    }

    public Builder limits(RunLimits runLimits) {
      limits = runLimits;
      return this;
    }

    public Builder keepRaw(boolean keep) {
      keepRaw = keep;
      return this;
    }

    public Builder isolate(boolean each) {
      isolate = each;
      return this;
    }

    public Builder overwrite(boolean may) {
      overwrite = may;
      return this;
    }

    public Builder layout(@Nullable Layout chosen) {
      layout = chosen;
      return this;
    }

    public Builder postprocess(@Nullable PostprocessStep step) {
      postprocess = step;
      return this;
    }

    public Builder reuse(List<Path> folders) {
      reuse = List.copyOf(folders);
      return this;
    }

    public Builder listener(SweepListener told) {
      listener = told;
      return this;
    }

    public Builder control(SweepControl ends) {
      control = ends;
      return this;
    }

    public SweepOptions build() {
      return new SweepOptions(
          engine,
          limits,
          keepRaw,
          isolate,
          overwrite,
          layout,
          postprocess,
          reuse,
          listener,
          control);
    }
  }
}
