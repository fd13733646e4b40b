package io.gatewise.study;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** The core stays plain Java; packages depend on each other one way. */
@AnalyzeClasses(packages = "io.gatewise.study", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "io.gatewise.study.ledger..",
        "io.gatewise.study.dispatch..",
        "io.gatewise.study.dataset..",
        "io.gatewise.study.spec..",
        "io.gatewise.study.space..",
        "io.gatewise.study.template..",
        "io.gatewise.study.earlier.."
    };

    @ArchTest
    static final ArchRule coreKnowsNoFramework = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.gatewise.model..",
                    "io.gatewise.study.ledger..",
                    "io.gatewise.study.dispatch..",
                    "io.gatewise.study.dataset..",
                    "io.gatewise.study.spec..",
                    "io.gatewise.study.space..",
                    "io.gatewise.study.template..",
                    "io.gatewise.study.earlier..",
                    "com.fasterxml.jackson..",
                    "tools.jackson.databind..",
                    "com.networknt.schema..",
                    "org.yaml.snakeyaml..",
                    "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule coreTouchesNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule coreReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.gatewise.study.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyStoreKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackages("io.gatewise.study.store..", "io.gatewise.study.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..");
}
