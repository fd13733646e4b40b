package io.gatewise.results;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatewise.results", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] EDGES = {
        "io.gatewise.results.messaging..",
        "io.gatewise.results.store..",
        "io.gatewise.results.rest..",
        "io.gatewise.results.web..",
        "io.gatewise.results.metrics.."
    };

    @ArchTest
    static final ArchRule coreKnowsNoOutsideWorld = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .and()
            .haveSimpleNameNotEndingWith("Settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.micrometer..",
                    "jakarta..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile..",
                    "org.jdbi..",
                    "java.sql..",
                    "io.gatewise.edge..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(EDGES);

    @ArchTest
    static final ArchRule coreReadsNoClockAndOwnsNoRandomness = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.SplittableRandom.class);

    @ArchTest
    static final ArchRule librariesStayInTheNumericPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.results.numeric..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ejml..", "org.hipparchus..");

    @ArchTest
    static final ArchRule sqlStaysInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.results.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.gatewise.results.(*)..").should().beFreeOfCycles();
}
