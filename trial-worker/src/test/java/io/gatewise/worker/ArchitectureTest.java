package io.gatewise.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatewise.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] EDGES = {
        "io.gatewise.worker.messaging..", "io.gatewise.worker.store..", "io.gatewise.worker.metrics.."
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
                    "java.sql..",
                    "io.gatewise.edge..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(EDGES);

    @ArchTest
    static final ArchRule coreReadsNoClock = noClasses()
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
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule dl4jStaysInItsClasses = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Dl4j[^.]*") // the classes within them too, which may have no simple name
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.gatewise.worker.(*)..").should().beFreeOfCycles();
}
