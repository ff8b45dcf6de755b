package org.evosearch.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.evosearch.CommonHouseRules;

/** The rules of the house that a compiler does not check, for the adapters. */
@AnalyzeClasses(
    packages = "org.evosearch.jobs",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest static final ArchTests rulesOfBothModules = ArchTests.in(CommonHouseRules.class);

  private static final String STORE = "org.evosearch.jobs.store..";
  private static final String QUERIES = "org.evosearch.jobs.store.query..";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("org.evosearch.jobs.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyQueriesOfTheStoreKnowSpark =
      noClasses()
          .that()
          .resideInAPackage(STORE)
          .and()
          .resideOutsideOfPackage(QUERIES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", QUERIES);

  @ArchTest
  static final ArchRule theStoreKnowsNoneOfItsUsers =
      noClasses()
          .that()
          .resideInAPackage(STORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.evosearch.jobs.runner..",
              "org.evosearch.jobs.comparison..",
              "org.evosearch.jobs.sql..",
              "org.evosearch.jobs.cli..");

  /** An executor whose heap is full has to end at once, before it reports anything. */
  private static final String HEAP_FULL = "org.evosearch.jobs.runner.HeapFull";

  @ArchTest
  static final ArchRule onlyTheCommandLineExits =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.evosearch.jobs.cli..")
          .and()
          .doNotHaveFullyQualifiedName(HEAP_FULL)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule nothingButAFullHeapHalts =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(HEAP_FULL)
          .should()
          .callMethod(Runtime.class, "halt", int.class);
}
