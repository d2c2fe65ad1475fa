package dev.skysweep.ray.cluster;

import static dev.skysweep.ray.cluster.Setting.ALLOW_FROM;
import static dev.skysweep.ray.cluster.Setting.API_SERVER;
import static dev.skysweep.ray.cluster.Setting.CA_CERT;
import static dev.skysweep.ray.cluster.Setting.HEAD_IP;
import static dev.skysweep.ray.cluster.Setting.HEAD_TYPE;
import static dev.skysweep.ray.cluster.Setting.IDLE_MINUTES;
import static dev.skysweep.ray.cluster.Setting.IMAGE;
import static dev.skysweep.ray.cluster.Setting.MAX_WORKERS;
import static dev.skysweep.ray.cluster.Setting.NAME;
import static dev.skysweep.ray.cluster.Setting.NAMESPACE;
import static dev.skysweep.ray.cluster.Setting.NFS;
import static dev.skysweep.ray.cluster.Setting.PROJECT;
import static dev.skysweep.ray.cluster.Setting.PYTHON;
import static dev.skysweep.ray.cluster.Setting.REGION;
import static dev.skysweep.ray.cluster.Setting.RESOURCE_GROUP;
import static dev.skysweep.ray.cluster.Setting.SHARED;
import static dev.skysweep.ray.cluster.Setting.SOFTWARE;
import static dev.skysweep.ray.cluster.Setting.SPOT;
import static dev.skysweep.ray.cluster.Setting.SSH_KEY;
import static dev.skysweep.ray.cluster.Setting.SSH_USER;
import static dev.skysweep.ray.cluster.Setting.STORAGE_CLASS;
import static dev.skysweep.ray.cluster.Setting.SUBSCRIPTION;
import static dev.skysweep.ray.cluster.Setting.TOKEN_FILE;
import static dev.skysweep.ray.cluster.Setting.VM_IMAGE;
import static dev.skysweep.ray.cluster.Setting.VOLUME_CLAIM;
import static dev.skysweep.ray.cluster.Setting.WORKER_CPUS;
import static dev.skysweep.ray.cluster.Setting.WORKER_IPS;
import static dev.skysweep.ray.cluster.Setting.WORKER_MEMORY;
import static dev.skysweep.ray.cluster.Setting.WORKER_TYPE;
import static dev.skysweep.ray.cluster.Setting.ZONE;

import dev.skysweep.study.CloseNames;
import dev.skysweep.study.StudyException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who gives the machines: what `cluster init` must be told, and what it assumes.
@SuppressWarnings("ImmutableEnumChecker") // all of List.of, Set.of and Map.of
public enum ClusterProvider {
  AWS(
      List.of("top", "aws", "docker", "files", "cloud-commands"),
      Set.of(REGION),
      Map.of(HEAD_TYPE, "m6i.large", WORKER_TYPE, "c6i.4xlarge"),
      Set.of(ZONE, SSH_KEY, VM_IMAGE, SPOT, ALLOW_FROM, NFS)),
  GCP(
      List.of("top", "gcp", "docker", "files", "cloud-commands"),
      Set.of(REGION, ZONE, PROJECT, WORKER_CPUS),
      Map.of(
          HEAD_TYPE,
          "n2-standard-2",
          WORKER_TYPE,
          "c2-standard-16",
          VM_IMAGE,
          "projects/deeplearning-platform-release/global/images/family/common-cpu"),
      Set.of(SSH_KEY, SPOT, NFS)),
  AZURE(
      List.of("top", "azure", "docker", "files", "cloud-commands"),
      Set.of(REGION, RESOURCE_GROUP, SSH_KEY, WORKER_CPUS),
      Map.of(HEAD_TYPE, "Standard_D2s_v5", WORKER_TYPE, "Standard_F16s_v2", VM_IMAGE, "latest"),
      Set.of(SUBSCRIPTION, SPOT, NFS)),
  VSPHERE(
      List.of("top", "vsphere", "docker", "files", "cloud-commands"),
      Set.of(NAMESPACE, API_SERVER, VM_IMAGE, STORAGE_CLASS, WORKER_CPUS),
      Map.of(HEAD_TYPE, "best-effort-medium", WORKER_TYPE, "best-effort-4xlarge"),
      Set.of(CA_CERT, NFS)),
  LOCAL(
      List.of("top", "local", "files", "local-commands"),
      Set.of(HEAD_IP, WORKER_IPS, SSH_KEY, WORKER_CPUS),
      Map.of(PYTHON, "python3.12"),
      Set.of()),
  KUBERAY(
      List.of("kuberay"),
      Set.of(IMAGE),
      Map.of(NAMESPACE, "default", WORKER_CPUS, "4", WORKER_MEMORY, "8Gi"),
      Set.of(VOLUME_CLAIM));

  private static final Map<Setting, String> EVERYWHERE =
      Map.of(
          NAME, "skysweep", MAX_WORKERS, "8", IDLE_MINUTES, "5", TOKEN_FILE, "~/.ray/auth_token");

  private final List<String> parts;
  private final Set<Setting> needed;
  private final Map<Setting, String> assumed;
  private final Set<Setting> optional;

  ClusterProvider(
      List<String> parts,
      Set<Setting> needed,
      Map<Setting, String> assumed,
      Set<Setting> optional) {
    this.parts = parts;
    this.needed = needed;
    this.assumed = assumed;
    this.optional = optional;
  }

  /// Finds a provider by the name that Ray gives it.
  ///
  /// @throws StudyException if there is none of that name
  public static ClusterProvider named(String name) {
    for (ClusterProvider provider : values()) {
      if (provider.toString().equals(name)) {
        return provider;
      }
    }
    List<String> names = Arrays.stream(values()).map(ClusterProvider::toString).toList();
    throw new StudyException(
        "--provider %s is unknown%s; there are %s"
            .formatted(name, CloseNames.hint(name, names), String.join(", ", names)));
  }

  /// The templates that make up its file, in their order.
  List<String> parts() {
    return parts;
  }

  Set<Setting> needed() {
    var sorted = EnumSet.noneOf(Setting.class);
    sorted.addAll(needed);
    return sorted;
  }

  Map<Setting, String> assumed() {
    var all = new EnumMap<Setting, String>(EVERYWHERE);
    all.putAll(assumed);
    return all;
  }

  boolean takes(Setting setting) {
    return needed.contains(setting)
        || assumed.containsKey(setting)
        || EVERYWHERE.containsKey(setting)
        || optional.contains(setting)
        || (this != KUBERAY && Set.of(SSH_USER, SOFTWARE).contains(setting))
        || (this != LOCAL && Set.of(IMAGE, SHARED).contains(setting));
  }

  /// Whether nodes get Skysweep from here, because no image holds it.
  public boolean shipsSoftware(Map<Setting, String> given) {
    return this != KUBERAY && !given.containsKey(IMAGE);
  }

  /// What to do about a folder that all machines see, if nothing that was given is one.
  public Optional<String> sharedFolder(Map<Setting, String> given) {
    return Stream.of(NFS, VOLUME_CLAIM)
        .filter(this::takes)
        .filter(setting -> !given.containsKey(setting) && !given.containsKey(SHARED))
        .findFirst()
        .map(setting ->
            "these machines share no folder: add %s %s, or keep studies in a bucket (--out s3://BUCKET/STUDY)"
                .formatted(setting.option(), setting.parameter()));
  }

  /// What a machine type's name says of its CPUs, or nothing.
  String cpusOf(String workerType) {
    String digits =
        switch (this) {
          case GCP -> workerType.replaceFirst("^.*-(\\d+)$", "$1");
          case AZURE -> workerType.replaceFirst("^Standard_[A-Z]+(\\d+).*$", "$1");
          default -> "";
        };
    return digits.chars().allMatch(Character::isDigit) ? digits : "";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
