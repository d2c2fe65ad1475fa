package dev.skysweep;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SKYSWEEP =
      new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("dev.skysweep");

  /// From the bottom up; a package may use only those before it. The same list is in
  /// ARCHITECTURE.md.
  @Test
  void packagesDependOnlyOnLowerOnes() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("files")
        .definedBy("dev.skysweep.files")
        .layer("json")
        .definedBy("dev.skysweep.json")
        .layer("random")
        .definedBy("dev.skysweep.random")
        .layer("bucket")
        .definedBy("dev.skysweep.bucket")
        .layer("table")
        .definedBy("dev.skysweep.table")
        .layer("statistics")
        .definedBy("dev.skysweep.statistics..")
        .layer("study")
        .definedBy("dev.skysweep.study")
        .layer("yaml")
        .definedBy("dev.skysweep.yaml")
        .layer("output")
        .definedBy("dev.skysweep.output")
        .layer("script")
        .definedBy("dev.skysweep.script")
        .layer("gmat")
        .definedBy("dev.skysweep.gmat..")
        .layer("manifest")
        .definedBy("dev.skysweep.manifest")
        .layer("results")
        .definedBy("dev.skysweep.results")
        .layer("analysis")
        .definedBy("dev.skysweep.analysis")
        .layer("archive")
        .definedBy("dev.skysweep.archive")
        .layer("worker")
        .definedBy("dev.skysweep.worker")
        .layer("pool")
        .definedBy("dev.skysweep.pool..")
        .layer("sweep")
        .definedBy("dev.skysweep.sweep")
        .layer("studyfile")
        .definedBy("dev.skysweep.studyfile")
        .whereLayer("files")
        .mayNotAccessAnyLayer()
        .whereLayer("json")
        .mayNotAccessAnyLayer()
        .whereLayer("random")
        .mayNotAccessAnyLayer()
        .whereLayer("bucket")
        .mayOnlyAccessLayers("files", "json")
        .whereLayer("table")
        .mayOnlyAccessLayers("files", "json")
        .whereLayer("statistics")
        .mayNotAccessAnyLayer()
        .whereLayer("study")
        .mayOnlyAccessLayers("files", "json", "random")
        .whereLayer("yaml")
        .mayOnlyAccessLayers("files", "json", "study")
        .whereLayer("output")
        .mayOnlyAccessLayers("table", "study", "files")
        .whereLayer("script")
        .mayOnlyAccessLayers("study", "output")
        .whereLayer("gmat")
        .mayOnlyAccessLayers("files", "json", "study", "script")
        .whereLayer("manifest")
        .mayOnlyAccessLayers("files", "json", "study", "bucket")
        .whereLayer("results")
        .mayOnlyAccessLayers("files", "json", "table", "statistics", "study", "manifest")
        .whereLayer("analysis")
        .mayOnlyAccessLayers(
            "files",
            "json",
            "random",
            "statistics",
            "study",
            "output",
            "script",
            "manifest",
            "results")
        .whereLayer("archive")
        .mayOnlyAccessLayers("files", "json", "study", "manifest")
        .whereLayer("worker")
        .mayOnlyAccessLayers(
            "files", "json", "bucket", "table", "study", "output", "script", "gmat")
        .whereLayer("pool")
        .mayOnlyAccessLayers("files", "json", "study", "worker", "gmat")
        .whereLayer("sweep")
        .mayOnlyBeAccessedByLayers("studyfile")
        .whereLayer("studyfile")
        .mayNotBeAccessedByAnyLayer()
        .check(SKYSWEEP);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.skysweep.(*)..").should().beFreeOfCycles().check(SKYSWEEP);
    slices().matching("dev.skysweep.(**)").should().beFreeOfCycles().check(SKYSWEEP);
  }

  @Test
  void theLibraryNeitherPrintsNorUsesOldDates() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.skysweep.worker")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Date.class)
        .check(SKYSWEEP);
  }

  @Test
  void nothingNeedsTheCommonPool() {
    CommonPool.NOT_NEEDED.check(SKYSWEEP);
  }
}
