package org.evosearch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house that a compiler does not check. */
@AnalyzeClasses(packages = "org.evosearch", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest static final ArchTests rulesOfBothModules = ArchTests.in(CommonHouseRules.class);

  private static final String[] EVALUATION_WORLD = {
    "org.evosearch.architecture..",
    "org.evosearch.control..",
    "org.evosearch.dataset..",
    "org.evosearch.network..",
    "org.evosearch.training..",
    "org.evosearch.evaluation..",
    "org.evosearch.device..",
    "org.evosearch.proxy..",
    "org.evosearch.supernet..",
    "org.evosearch.inheritance..",
    "org.evosearch.predictor..",
    "org.evosearch.export..",
    "org.evosearch.scoring.."
  };

  private static final String[] USERS_OF_DJL = {
    "org.evosearch.dataset..",
    "org.evosearch.network..",
    "org.evosearch.training..",
    "org.evosearch.evaluation..",
    "org.evosearch.device..",
    "org.evosearch.proxy..",
    "org.evosearch.supernet..",
    "org.evosearch.inheritance..",
    "org.evosearch.predictor..",
    "org.evosearch.export..",
    "org.evosearch.scoring.."
  };

  private static final String[] SEARCH_WORLD = {
    "org.evosearch.genotype..",
    "org.evosearch.variation..",
    "org.evosearch.space..",
    "org.evosearch.strategy..",
    "org.evosearch.archive.."
  };

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("org.evosearch.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule leafPackagesAreFreeOfCycles =
      slices().matching("(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theLoopDoesNotDependOnItsComposition =
      noClasses()
          .that()
          .resideInAPackage("org.evosearch.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.evosearch.experiment..");

  @ArchTest
  static final ArchRule noStrategyKnowsAnother =
      slices().matching("org.evosearch.strategy.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyTheEvaluationWorldUsesDjl =
      noClasses()
          .that()
          .resideOutsideOfPackages(USERS_OF_DJL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule theSearchWorldNeverSeesTraining =
      noClasses()
          .that()
          .resideInAnyPackage(SEARCH_WORLD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.evosearch.network..",
              "org.evosearch.training..",
              "org.evosearch.dataset..",
              "org.evosearch.proxy..",
              "org.evosearch.supernet..",
              "org.evosearch.predictor..",
              "org.evosearch.device..",
              "org.evosearch.evaluation..");

  @ArchTest
  static final ArchRule theEvaluationWorldNeverSeesGenotypes =
      noClasses()
          .that()
          .resideInAnyPackage(EVALUATION_WORLD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.evosearch.genotype..",
              "org.evosearch.variation..",
              "org.evosearch.space..",
              "org.evosearch.strategy..");

  @ArchTest
  static final ArchRule theEngineKnowsNoCluster =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..");

  @ArchTest
  static final ArchRule nobodyExits =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);
}
