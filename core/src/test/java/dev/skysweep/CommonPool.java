package dev.skysweep;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The JVM's common pool: one thread on two processors, and the caller's to use. Whoever runs a
/// sweep on it has taken it, and what the sweep itself has put there waits for the sweep.
public final class CommonPool {
  public static final ArchRule NOT_NEEDED =
      noClasses()
          .should()
          .callCodeUnitWhere(
              target(
                  DescribedPredicate.describe(
                      "puts work on the common pool", CommonPool::putsWorkOnIt)));

  private CommonPool() {}

  private static boolean putsWorkOnIt(CodeUnitCallTarget called) {
    boolean later =
        called.getOwner().isEquivalentTo(CompletableFuture.class)
            && (called.getName().endsWith("Async") || called.getName().equals("delayedExecutor"));
    boolean told =
        called.getRawParameterTypes().stream()
            .anyMatch(parameter -> parameter.isEquivalentTo(Executor.class));
    return (later && !told) || called.getName().equals("parallelStream");
  }
}
