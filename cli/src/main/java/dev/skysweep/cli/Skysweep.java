package dev.skysweep.cli;

import dev.skysweep.SweepException;
import dev.skysweep.study.CloseNames;
import dev.skysweep.worker.WorkerMain;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `skysweep`.
public final class Skysweep implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          MonteCarloCommand.class,
          LatinHypercubeCommand.class,
          HaltonCommand.class,
          SobolSequenceCommand.class,
          SobolCommand.class,
          MorrisCommand.class,
          ExplicitCommand.class,
          ExtendCommand.class,
          ResumeCommand.class,
          ShowCommand.class,
          SummaryCommand.class,
          ConvergenceCommand.class,
          DiffCommand.class,
          RequirementCommand.class,
          SamplesCommand.class,
          SensitivityCommand.class,
          WhyCommand.class,
          VerifyCommand.class,
          WatchCommand.class,
          PlotCommand.class,
          ReportCommand.class,
          ReplayCommand.class,
          SqlCommand.class,
          ExportCommand.class,
          CompactCommand.class,
          ArchiveCommand.class,
          OpenCommand.class,
          ManifestCommand.class,
          EngineCommand.class,
          DoctorCommand.class,
          ClusterCommand.class,
          SubmitCommand.class,
          LogsCommand.class,
          CancelCommand.class,
          AutoComplete.GenerateCompletion.class);
  private static final String COMPLETION = "generate-completion";

  private final Terminal terminal;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  Skysweep(Terminal terminal) {
    this.terminal = terminal;
    describe();
  }

  /// By calls and not by annotations, which picocli takes a third of the time of `--help` to read.
  private void describe() {
    spec.name("skysweep").versionProvider(new Version());
    spec.usageMessage()
        .description("Parameter sweeps of NASA GMAT missions, reproducible to the bit.")
        .synopsisSubcommandLabel("COMMAND")
        .footer(
            "",
            "Exit codes: 0 all ok, 1 internal error, 2 usage or configuration, 3 manifest,",
            "4 engine, pool or disk, 5 finished with failed runs, 6 a check fails,",
            "7 a requirement is not yet known to be met.");
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

  Terminal terminal() {
    return terminal;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].equals("worker")) {
      WorkerMain.main(arguments);
      return;
    }
    System.exit(execute(Terminal.ofProcess(System.getenv()), arguments));
  }

  /// Runs one command line and gives its exit code.
  static int execute(Terminal terminal, String... arguments) {
    CommandLine command = commandLine(new Skysweep(terminal), arguments);
    command.setOut(terminal.out());
    command.setErr(terminal.err());
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    command.setUsageHelpAutoWidth(false);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setParameterExceptionHandler((e, _) -> misused(terminal, e));
    command.setExecutionExceptionHandler((e, _, _) -> failed(terminal, e));
    try {
      return command.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return exhausted(terminal, e);
    }
  }

  private static int exhausted(Terminal terminal, Throwable e) {
    if (e instanceof StackOverflowError) {
      terminal.say("what this reads is nested too deep");
      return ExitCode.USAGE.number();
    }
    terminal.say(
        "this takes more memory than the %d MB that the command has; ask for less at a time"
            .formatted(Runtime.getRuntime().maxMemory() >> 20));
    return ExitCode.INTERNAL.number();
  }

  /// Takes apart only the command that is called: reading the options of all of them would be most
  /// of the time that `skysweep --help` takes.
  private static CommandLine commandLine(Skysweep skysweep, String... arguments) {
    var command = new CommandLine(skysweep.spec);
    String called = arguments.length == 0 ? "" : arguments[0];
    for (Class<?> type : COMMANDS) {
      Command annotation = Objects.requireNonNull(type.getAnnotation(Command.class));
      if (called.equals(annotation.name()) || called.equals(COMPLETION)) {
        command.addSubcommand(annotation.name(), new CommandLine(type));
      } else {
        CommandSpec named = CommandSpec.create().name(annotation.name());
        named.usageMessage().description(annotation.description());
        command.addSubcommand(annotation.name(), named);
      }
    }
    return command;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int misused(Terminal terminal, ParameterException e) {
    terminal.say(
        e instanceof UnmatchedArgumentException unknown
            ? unknown(unknown)
            : String.valueOf(e.getMessage()));
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("Try '" + name + " --help'.");
    return ExitCode.USAGE.number();
  }

  private static String unknown(UnmatchedArgumentException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String word = e.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      String option = word.split("=", 2)[0];
      // without the dashes, which all have and which would count as alike
      Map<String, String> options =
          command.optionsMap().keySet().stream()
              .collect(Collectors.toMap(Skysweep::bare, Function.identity(), (first, _) -> first));
      return "there is no option " + option + CloseNames.hint(bare(option), options);
    }
    if (command.subcommands().isEmpty()) {
      boolean isMetric = word.contains("(") && command.optionsMap().containsKey("--metric");
      return "the argument '"
          + word
          + "' is one too many"
          + (isMetric ? "; did you mean --metric '" + word + "'?" : "");
    }
    return "there is no command '"
        + word
        + "'"
        + CloseNames.hint(word, command.subcommands().keySet());
  }

  private static String bare(String option) {
    return option.replaceFirst("^-+", "");
  }

  private static int failed(Terminal terminal, Exception e) {
    if (e instanceof SweepException failure) {
      terminal.say(String.valueOf(failure.getMessage()));
      return Failures.exitCode(failure).number();
    }
    // so picocli hands on the errors of commands that are methods
    Throwable cause = e.getCause();
    if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
      return exhausted(terminal, cause);
    }
    terminal.say(
        "internal error, please report it: " + e + " (SKYSWEEP_DEBUG=1 shows where it happened)");
    Map<String, String> environment = System.getenv();
    if (environment.containsKey("SKYSWEEP_DEBUG")) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.INTERNAL.number();
  }
}
