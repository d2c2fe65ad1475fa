package dev.skysweep.ray;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.skysweep.CommonPool;
import org.junit.jupiter.api.Test;

class RayArchitectureTest {
  private static final JavaClasses RAY =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.skysweep.ray");

  /// From the bottom up, as in `ArchitectureTest` of core.
  @Test
  void packagesDependOnlyOnLowerOnes() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("auth")
        .definedBy("dev.skysweep.ray.auth")
        .layer("install")
        .definedBy("dev.skysweep.ray.install")
        .layer("pickle")
        .definedBy("dev.skysweep.ray.pickle")
        .layer("runtime")
        .definedBy("dev.skysweep.ray.runtime")
        .layer("client")
        .definedBy("dev.skysweep.ray.client..")
        .layer("jobs")
        .definedBy("dev.skysweep.ray.jobs")
        .layer("pool")
        .definedBy("dev.skysweep.ray")
        .layer("cluster")
        .definedBy("dev.skysweep.ray.cluster")
        .whereLayer("auth")
        .mayNotAccessAnyLayer()
        .whereLayer("install")
        .mayNotAccessAnyLayer()
        .whereLayer("pickle")
        .mayNotAccessAnyLayer()
        .whereLayer("client")
        .mayOnlyAccessLayers("auth", "pickle")
        .whereLayer("runtime")
        .mayOnlyAccessLayers("auth", "client")
        .whereLayer("jobs")
        .mayOnlyAccessLayers("auth")
        .whereLayer("pool")
        .mayOnlyAccessLayers("auth", "install", "pickle", "client", "jobs", "runtime")
        .whereLayer("cluster")
        .mayOnlyAccessLayers("auth", "install", "client", "jobs", "runtime", "pool")
        .check(RAY);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.skysweep.(**)").should().beFreeOfCycles().check(RAY);
  }

  @Test
  void itNeitherPrintsNorExits() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(RAY);
  }

  @Test
  void nothingNeedsTheCommonPool() {
    CommonPool.NOT_NEEDED.check(RAY);
  }
}
