package dev.skysweep.view;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ViewArchitectureTest {
  private static final JavaClasses VIEW =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.skysweep.view");

  /// From the bottom up; a package may use only those before it.
  @Test
  void packagesDependOnlyOnLowerOnes() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("plot")
        .definedBy("dev.skysweep.view.plot")
        .layer("echarts")
        .definedBy("dev.skysweep.view.echarts")
        .layer("page")
        .definedBy("dev.skysweep.view.page")
        .layer("study")
        .definedBy("dev.skysweep.view.study")
        .layer("report")
        .definedBy("dev.skysweep.view.report")
        .layer("live")
        .definedBy("dev.skysweep.view.live")
        .whereLayer("plot")
        .mayNotAccessAnyLayer()
        .whereLayer("echarts")
        .mayOnlyAccessLayers("plot")
        .whereLayer("page")
        .mayOnlyAccessLayers("plot", "echarts")
        .whereLayer("study")
        .mayOnlyAccessLayers("plot")
        .whereLayer("report")
        .mayOnlyAccessLayers("plot", "page", "study")
        .whereLayer("live")
        .mayOnlyAccessLayers("plot", "echarts", "page", "study")
        .check(VIEW);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.skysweep.view.(*)..").should().beFreeOfCycles().check(VIEW);
  }

  @Test
  void nothingPrintsExitsOrTalksToARunningSweep() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.skysweep.worker..", "dev.skysweep.pool..", "dev.skysweep.sweep..")
        .check(VIEW);
  }
}
