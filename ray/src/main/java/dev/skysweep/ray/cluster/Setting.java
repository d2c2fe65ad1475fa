package dev.skysweep.ray.cluster;

import java.util.regex.Pattern;

/// One thing that `cluster init` can be told; its key is both the option's name and the placeholder
/// in the templates.
public enum Setting {
  NAME("name", "NAME", "Name of the cluster (default: skysweep)."),
  MAX_WORKERS("max-workers", "N", "Workers at most (default: 8; local: all of them)."),
  IDLE_MINUTES("idle-minutes", "N", "Minutes after which an idle worker goes (default: 5)."),
  REGION("region", "NAME", "aws, gcp, azure: where; on azure the location."),
  ZONE("zone", "NAME", "aws, gcp: the availability zone; needed for gcp."),
  PROJECT("project", "ID", "gcp: the project."),
  RESOURCE_GROUP("resource-group", "NAME", "azure: the resource group."),
  SUBSCRIPTION("subscription", "ID", "azure: the subscription (default: that of your login)."),
  NAMESPACE("namespace", "NAME", "vsphere, kuberay: the namespace (kuberay: default)."),
  API_SERVER("api-server", "HOST", "vsphere: the Supervisor's API server."),
  STORAGE_CLASS("storage-class", "NAME", "vsphere: the storage class of the disks."),
  CA_CERT("ca-cert", "FILE", "vsphere: the certificate of the API server's authority."),
  HEAD_IP("head-ip", "IP", "local: the head."),
  WORKER_IPS("worker-ips", "IP,…", "local: the workers."),
  SSH_USER("ssh-user", "NAME", "Who logs in to the machines (default: ubuntu; local: you)."),
  SSH_KEY("ssh-key", "FILE", "The private key; needed for local and azure."),
  HEAD_TYPE("head-type", "TYPE", "The head's machine type."),
  WORKER_TYPE("worker-type", "TYPE", "The workers' machine type."),
  WORKER_CPUS("worker-cpus", "N", "CPUs of a worker, where its type does not tell."),
  WORKER_MEMORY("worker-memory", "SIZE", "kuberay: memory of a worker (default: 8Gi)."),
  VM_IMAGE("vm-image", "NAME", "aws, gcp, azure, vsphere: the machines' image."),
  IMAGE("image", "NAME:TAG", "The container image, if you built deploy/Containerfile."),
  SPOT("spot", "", "aws, gcp, azure: workers that the provider may take back."),
  ALLOW_FROM("allow-from", "CIDR", "aws: who may reach Ray Client and the dashboard."),
  NFS("nfs", "SERVER:/PATH", "aws, gcp, azure: what to mount as the shared folder."),
  VOLUME_CLAIM("volume-claim", "NAME", "kuberay: the volume claim of the shared folder."),
  SHARED("shared", "DIR", "Where the shared folder is on all machines (default: /shared)."),
  PYTHON("python", "COMMAND", "local: the Python on the machines (default: python3.12)."),
  TOKEN_FILE("token-file", "FILE", "The cluster's token (default: ~/.ray/auth_token)."),
  SOFTWARE("software", "DIR", "The folder of this Skysweep (default: where it runs from).");

  /// Nothing that YAML or a shell reads as anything but text.
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@~,+-]+");

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");
  private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,48}[a-z0-9])?");

  private final String key;
  private final String parameter;
  private final String description;

  Setting(String key, String parameter, String description) {
    this.key = key;
    this.parameter = parameter;
    this.description = description;
  }

  public String key() {
    return key;
  }

  /// What stands behind the option in its help; empty if it takes no value.
  public String parameter() {
    return parameter;
  }

  public String description() {
    return description;
  }

  public String option() {
    return "--" + key;
  }

  /// What is wrong with a value, or nothing.
  String problem(String value) {
    return switch (this) {
      case MAX_WORKERS, IDLE_MINUTES, WORKER_CPUS ->
          NUMBER.matcher(value).matches() ? "" : "is no whole number above 0";
      case NAME, NAMESPACE ->
          LABEL.matcher(value).matches() ? "" : "must be lower-case letters, digits and hyphens";
      case IMAGE -> imageProblem(value);
      default ->
          PLAIN.matcher(value).matches()
              ? ""
              : "holds characters that a cluster.yaml can't take unquoted; rename it";
    };
  }

  private static String imageProblem(String value) {
    if (!PLAIN.matcher(value).matches()) {
      return "is no name of an image";
    }
    String tag = value.substring(value.lastIndexOf('/') + 1);
    return tag.contains(":") && !tag.endsWith(":latest")
        ? ""
        : "names no fixed tag: write NAME:TAG, so that all nodes have the same one";
  }
}
