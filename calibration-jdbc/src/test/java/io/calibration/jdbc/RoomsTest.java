package io.calibration.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private static final String ROOT = "io.calibration.jdbc";
    private static final String REGISTRY = ROOT + ".registry";
    private static final String SCAN = ROOT + ".scan";
    private static final String DUCKDB = ROOT + ".duckdb";
    private static final String ORIGINAL = ROOT + ".original";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void the_registrys_room_knows_no_other_and_of_what_hosts_type_one_choice_alone() {
        assertBlind(
                REGISTRY,
                resideInAnyPackage(SCAN, DUCKDB, ORIGINAL)
                        .or(resideInAPackage(ROOT).and(not(type(AutoCommitOff.class)))));
    }

    @Test
    void the_room_of_scan_results_knows_no_other_and_nothing_that_hosts_type() {
        assertBlind(SCAN, resideInAnyPackage(ROOT, REGISTRY, DUCKDB, ORIGINAL));
    }

    @Test
    void what_duckdb_adds_up_knows_the_room_of_scan_results_alone() {
        assertBlind(DUCKDB, resideInAnyPackage(ROOT, REGISTRY, ORIGINAL));
    }

    @Test
    void the_original_system_is_described_in_words_that_every_host_has_and_nobody_needs_it() {
        assertBlind(ORIGINAL, resideInAnyPackage(REGISTRY, SCAN, DUCKDB));
        assertBlind(ROOT, resideInAPackage(ORIGINAL));
    }

    private static void assertBlind(String room, DescribedPredicate<JavaClass> others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(others)
                .check(CLASSES);
    }
}
