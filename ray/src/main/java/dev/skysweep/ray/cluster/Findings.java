package dev.skysweep.ray.cluster;

import dev.skysweep.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;

/// Collects what the rules find in one file.
final class Findings {
  private final YamlDocument document;
  private final List<Finding> found = new ArrayList<>();

  Findings(YamlDocument document) {
    this.document = document;
  }

  /// Ray refuses it, or the cluster will not work.
  ///
  /// @param pointer of the value that it is about, e.g. `/provider/head_ip`
  void error(String pointer, String what, String cure) {
    add(pointer, true, what, cure);
  }

  /// It works, but hardly as meant.
  void warning(String pointer, String what, String cure) {
    add(pointer, false, what, cure);
  }

  void add(Finding finding) {
    found.add(finding);
  }

  /// In the order of the file.
  List<Finding> sorted() {
    return found.stream().sorted().distinct().toList();
  }

  private void add(String pointer, boolean fatal, String what, String cure) {
    JsonPointer at = JsonPointer.compile(pointer);
    found.add(new Finding(document.keyPlace(at), fatal, what, cure));
  }
}
