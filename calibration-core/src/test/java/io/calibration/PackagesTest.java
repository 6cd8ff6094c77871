package io.calibration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.calibration.approval.AuditLog;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.calibration");

    @Test
    void collecting_knows_nothing_of_what_comes_after_it() {
        assertBlind(
                "io.calibration.collect..",
                "analysis",
                "analyzers",
                "proposal",
                "strategies",
                "registry",
                "approval",
                "stores");
    }

    @Test
    void analyzing_knows_nothing_of_what_comes_after_it() {
        assertBlind(
                "io.calibration.analyzers..", "proposal", "strategies", "registry", "approval", "stores", "collect");
        assertBlind(
                "io.calibration.internal.analysis..",
                "proposal",
                "strategies",
                "registry",
                "approval",
                "stores",
                "collect");
    }

    @Test
    void proposing_knows_nothing_of_the_gate() {
        assertBlind("io.calibration.strategies..", "registry", "approval", "stores", "collect", "analyzers.(*)");
        assertBlind("io.calibration.internal.proposal..", "registry", "approval", "stores", "collect", "analyzers.(*)");
    }

    @Test
    void built_in_strategies_are_shown_what_a_third_party_is() {
        assertBlind("io.calibration.strategies..", "internal.proposal");
    }

    @Test
    void stores_know_no_rules_and_ask_the_gate_alone_whether_an_entry_keeps_them() {
        assertBlind("io.calibration.stores..", "metrics", "analysis", "proposal");
        noClasses()
                .that()
                .resideInAPackage("io.calibration.stores..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.calibration.approval..").and(not(type(AuditLog.class))))
                .check(CLASSES);
    }

    @Test
    void only_what_writes_artifacts_asks_the_law_of_disclosure_and_it_knows_no_rule_that_judges() {
        assertBlind(
                "io.calibration.disclosure..", "analyzers", "strategies", "approval", "stores", "registry", "collect");
        assertBlind("io.calibration.analyzers..", "disclosure");
        assertBlind("io.calibration.strategies..", "disclosure");
    }

    @Test
    void the_rooms_of_the_analyzers_do_not_know_one_another() {
        SlicesRuleDefinition.slices()
                .matching("io.calibration.analyzers.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage("io.calibration.analyzers.confidence"),
                        resideInAPackage(
                                "io.calibration.analyzers.boundary")) // a threshold of confidence is a threshold
                .check(CLASSES);
    }

    @Test
    void nothing_but_the_artifacts_writes_files() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.calibration.json..", "io.calibration.stores..")
                .should()
                .callMethod(
                        java.nio.file.Files.class,
                        "write",
                        java.nio.file.Path.class,
                        byte[].class,
                        java.nio.file.OpenOption[].class)
                .check(CLASSES);
    }

    private static void assertBlind(String from, String... toPackages) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(toPackages)
                        .map(name -> "io.calibration." + name + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }
}
