package dev.skysweep.cli;

import dev.skysweep.ray.cluster.ClusterProvider;
import dev.skysweep.ray.cluster.ClusterTemplate;
import dev.skysweep.ray.cluster.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Print a complete, explained cluster.yaml (for kuberay a RayCluster resource).",
    modelTransformer = ClusterInitCommand.SettingOptions.class,
    footer = {
      "",
      "Example:",
      "  skysweep cluster init --provider aws --region us-east-1 --max-workers 16 > cluster.yaml"
    })
final class ClusterInitCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;
  @Spec private CommandSpec spec;

  @Option(
      names = "--provider",
      required = true,
      paramLabel = "NAME",
      description = "aws, gcp, azure, vsphere, local (machines you have) or kuberay.")
  private String provider;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterInitCommand() {}

  /// Every setting of a cluster is an option.
  static final class SettingOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
      for (Setting setting : Setting.values()) {
        boolean flag = setting.parameter().isEmpty();
        OptionSpec.Builder option =
            OptionSpec.builder(setting.option()).description(setting.description());
        command.addOption(
            flag
                ? option.type(boolean.class).build()
                : option.type(String.class).paramLabel(setting.parameter()).build());
      }
      return command;
    }
  }

  @Override
  public Integer call() {
    var given = new EnumMap<Setting, String>(Setting.class);
    for (Setting setting : Setting.values()) {
      Object value = spec.findOption(setting.option()).getValue();
      if (value instanceof String text) {
        given.put(setting, text);
      } else if (Boolean.TRUE.equals(value)) {
        given.put(setting, "");
      }
    }
    ClusterProvider chosen = ClusterProvider.named(provider);
    if (chosen.shipsSoftware(given)) {
      given.computeIfAbsent(Setting.SOFTWARE, _ -> OwnFolder.require().toString());
    }
    parent.terminal().out().print(ClusterTemplate.render(chosen, Map.copyOf(given)));
    parent.terminal().out().flush();
    chosen.sharedFolder(given).ifPresent(parent.terminal()::say);
    return ExitCode.OK.number();
  }
}
