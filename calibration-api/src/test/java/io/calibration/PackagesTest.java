package io.calibration;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.calibration");

    @Test
    void packages_follow_the_data_one_way() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.calibration..")
                .layer("config")
                .definedBy("io.calibration.config")
                .layer("metrics")
                .definedBy("io.calibration.metrics")
                .layer("analysis")
                .definedBy("io.calibration.analysis")
                .layer("proposal")
                .definedBy("io.calibration.proposal")
                .layer("registry")
                .definedBy("io.calibration.registry")
                .whereLayer("registry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("proposal")
                .mayOnlyBeAccessedByLayers("registry")
                .whereLayer("analysis")
                .mayOnlyBeAccessedByLayers("proposal", "registry")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("analysis", "proposal", "registry")
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.calibration.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
