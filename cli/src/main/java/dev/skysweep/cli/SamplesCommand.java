package dev.skysweep.cli;

import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.statistics.Side;
import dev.skysweep.statistics.ToleranceBound;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "samples",
    mixinStandardHelpOptions = true,
    description = "How many runs a tolerance bound needs (Wilks).")
final class SamplesCommand implements Callable<Integer> {
  private static final int MOST_ORDER = 5;

  @ParentCommand private Skysweep parent;

  @Option(
      names = "--coverage",
      paramLabel = "PERCENT",
      description = "What part of all possible runs the bound shall hold; 95 if not given.")
  private double coverage = 95;

  @Option(
      names = "--confidence",
      paramLabel = "PERCENT",
      description = "How sure that shall be; 95 if not given.")
  private double confidence = 95;

  @Mixin private AnswerOptions form;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SamplesCommand() {}

  @Override
  public Integer call() {
    double share = StatisticsOptions.fraction("--coverage", coverage);
    double sure = StatisticsOptions.fraction("--confidence", confidence);
    try (Answer answer = form.to(parent.terminal())) {
      answer.fact("coverage", share, "");
      answer.fact(
          "confidence",
          sure,
          "fewest runs for bounds that hold %s of all possible runs with %s confidence"
              .formatted(Figures.percent(share), Figures.percent(sure)));
      answer.table(List.of(Heading.of("order"), Heading.of("one_bound"), Heading.of("two_bounds")));
      for (int order = 1; order <= MOST_ORDER; order++) {
        answer.row(
            order,
            new ToleranceBound(share, Side.UPPER, order).runsFor(sure),
            new ToleranceBound(share, Side.BOTH, order).runsFor(sure));
      }
    }
    return ExitCode.OK.number();
  }
}
