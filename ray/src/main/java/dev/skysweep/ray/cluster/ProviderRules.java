package dev.skysweep.ray.cluster;

import dev.skysweep.study.CloseNames;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The provider's own keys, which Ray's schema leaves open, and spot machines.
final class ProviderRules implements ClusterCheck.Rule {
  private static final List<String> TYPES =
      List.of("local", "aws", "gcp", "azure", "vsphere", "aliyun", "external", "spark", "kuberay");
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "aws", List.of("region"),
          "gcp", List.of("region", "availability_zone", "project_id"),
          "azure", List.of("location", "resource_group"),
          "vsphere", List.of("vsphere_config"),
          "external", List.of("module"));
  private static final List<String> KNOWN =
      List.of(
          "type",
          "region",
          "availability_zone",
          "cache_stopped_nodes",
          "security_group",
          "key_pair",
          "use_internal_ips",
          "aws_credentials",
          "cloudwatch",
          "project_id",
          "gcp_credentials",
          "location",
          "resource_group",
          "subscription_id",
          "unique_id",
          "msi_name",
          "msi_resource_group",
          "msi",
          "nsg",
          "subnet",
          "subnet_mask",
          "subnet_id",
          "tags",
          "vsphere_config",
          "head_ip",
          "worker_ips",
          "external_head_ip",
          "use_external_head_ip",
          "coordinator_address",
          "module",
          "namespace",
          "disable_node_updaters",
          "disable_launch_config_check",
          "launch_multiple",
          "head_node_id");

  @Override
  public void apply(ClusterFile file, Findings findings) {
    String type = file.provider();
    boolean fake = type.startsWith("fake_multinode") || type.equals("readonly");
    if (!type.isEmpty() && !fake && !TYPES.contains(type)) {
      findings.error(
          "/provider/type",
          "Ray has no provider '%s'%s".formatted(type, CloseNames.hint(type, TYPES)),
          "there are " + String.join(", ", TYPES));
    }
    for (String needed : NEEDED.getOrDefault(type, List.of())) {
      if (file.at("/provider/" + needed).isMissingNode()
          || file.at("/provider/" + needed).isNull()) {
        findings.error("/provider", "%s needs %s".formatted(type, needed), "add it to provider");
      }
    }
    file.at("/provider").propertyNames().forEach(key -> misspelt(findings, key));
    if (!file.has("cluster_name")) {
      findings.warning(
          "/provider", "cluster_name is missing, and Ray takes 'default'", "give it a name");
    }
    spot(file, findings);
  }

  /// Other keys are none of our business: a provider may take any.
  private static void misspelt(Findings findings, String key) {
    if (!KNOWN.contains(key) && !CloseNames.to(key, KNOWN).isEmpty()) {
      findings.warning(
          ClusterFile.pointer("/provider", key),
          "unknown key '%s' of the provider%s".formatted(key, CloseNames.hint(key, KNOWN)),
          "Ray takes any and ignores it");
    }
  }

  private static void spot(ClusterFile file, Findings findings) {
    if (!file.has("available_node_types")
        && List.of("aws", "gcp", "azure").contains(file.provider())) {
      findings.warning(
          "/provider",
          "without available_node_types Ray starts its own default workers, which are spot"
              + " instances and may be taken back at any time",
          "write the node types, as `skysweep cluster init` does");
    }
    file.nodeTypes()
        .forEach((name, type) -> {
          String key = spotKey(type.path("node_config"));
          if (key.isEmpty()) {
            return;
          }
          String at = ClusterFile.pointer("/available_node_types", name) + "/node_config" + key;
          if (name.equals(file.headType())) {
            findings.error(
                at,
                "the head is a spot instance; when it is taken back, the whole cluster is gone",
                "make it on demand");
          } else {
            findings.warning(
                at,
                "%s is a spot instance: it may be taken back, and its runs made again"
                    .formatted(name),
                "leave this out for workers on demand");
          }
        });
  }

  /// Where a machine's configuration says so, in each provider's way.
  private static String spotKey(JsonNode config) {
    if (config.at("/InstanceMarketOptions/MarketType").asString("").equals("spot")) {
      return "/InstanceMarketOptions";
    }
    if (config
        .path("scheduling")
        .valueStream()
        .anyMatch(e -> e.path("preemptible").asBoolean(false))) {
      return "/scheduling";
    }
    String priority = config.at("/azure_arm_parameters/priority").asString("");
    return priority.equalsIgnoreCase("spot") ? "/azure_arm_parameters/priority" : "";
  }
}
