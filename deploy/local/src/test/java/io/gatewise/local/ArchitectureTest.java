package io.gatewise.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatewise.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.gatewise.(local..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatewise.study..",
                    "io.gatewise.worker..",
                    "io.gatewise.results..",
                    "io.gatewise.cli..",
                    "io.gatewise.edge..");

    @ArchTest
    static final ArchRule KAFKA_STAYS_OUT_OF_THE_PARTS = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.local")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..");

    @ArchTest
    static final ArchRule VERTX_STAYS_IN_THE_PROXY = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.local.proxy")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");
}
