package io.gatewise.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

@AnalyzeClasses(packages = "io.gatewise.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ofGatewiseItKnowsTheStudyModelAndTokensAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatewise.cli..",
                    "io.gatewise.model..",
                    "io.gatewise.token..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "picocli..",
                    // the type of a key that passes through
                    "org.jose4j.jwk..");

    @ArchTest
    static final ArchRule onlyCommandsKnowPicocli = noClasses()
            .that()
            .resideOutsideOfPackages("io.gatewise.cli", "io.gatewise.cli.command")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheApiSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.cli.api")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule onlyTheStackStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.cli.stack")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule onlyCommandsReadTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatewise.cli.command")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule nobodyPrintsPastTheConsole =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule packagesHaveAnOrder =
            slices().matching("io.gatewise.cli.(*)..").should().beFreeOfCycles();
}
