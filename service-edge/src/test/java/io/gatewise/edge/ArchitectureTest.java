package io.gatewise.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gatewise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.gatewise.edge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoService = noClasses()
            .that()
            .resideInAPackage("io.gatewise.edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatewise.study..", "io.gatewise.worker..", "io.gatewise.results..");
}
