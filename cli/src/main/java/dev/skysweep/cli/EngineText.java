package dev.skysweep.cli;

import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.drivers.EngineInfo;
import dev.skysweep.gmat.drivers.KernelProof;
import dev.skysweep.json.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// An engine in words.
final class EngineText {
  private EngineText() {}

  static void print(EngineInfo info, PrintWriter out) {
    GmatInstallation gmat = info.installation();
    field(out, "GMAT", gmat.version());
    field(out, "in", gmat.root().toString());
    field(out, "driver", info.driver().toString());
    field(out, "build", info.build() + " (SHA-256 of its libraries)");
    field(out, "kernels", info.kernels() + " (what is done about SPICE text kernels)");
    info.proof()
        .ifPresentOrElse(
            proof -> printProof(proof, out),
            () ->
                out.println(
                    "  not proved yet; `skysweep engine install` or the first run does it"));
    field(
        out,
        "missing",
        info.missingFeatures().isEmpty() ? "nothing" : String.join(", ", info.missingFeatures()));
    out.println("data files:");
    for (EngineInfo.DataFile file : info.dataFiles()) {
      out.printf(Locale.ROOT, "  %-26s %,12d bytes  %s%n", file.key(), file.size(), file.sha256());
    }
  }

  static void printProof(KernelProof proof, PrintWriter out) {
    new TreeMap<>(proof.findings())
        .forEach((way, finding) -> out.println("  kernels " + way + ": " + finding));
  }

  private static void field(PrintWriter out, String label, String value) {
    out.printf("%-8s %s%n", label, value);
  }

  static ObjectNode json(EngineInfo info) {
    ObjectNode engine =
        Json.mapper()
            .createObjectNode()
            .put("version", info.installation().version())
            .put("root", info.installation().root().toString())
            .put("driver", info.driver().toString())
            .put("build_sha256", info.build())
            .put("kernels", info.kernels().toString());
    engine.set("missing", Json.mapper().valueToTree(info.missingFeatures()));
    ObjectNode files = engine.putObject("data_sha256");
    info.dataFiles().forEach(file -> files.put(file.key(), file.sha256()));
    return engine;
  }
}
