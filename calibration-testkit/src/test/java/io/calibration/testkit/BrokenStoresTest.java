package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.calibration.registry.RegistryStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract suite bites: every broken store fails it, at the test that is there for it. */
class BrokenStoresTest {

    private static Supplier<RegistryStore> broken = BreakableStore::new;

    /** Run by the launcher alone: its name does not end as those of tests do. */
    static final class Suite extends RegistryStoreContract {

        @Override
        protected RegistryStore emptyStore(Clock time) {
            return broken.get();
        }

        @Override
        protected Duration raceTime() {
            return Duration.ofMillis(200);
        }
    }

    @Test
    void the_store_that_is_broken_in_the_others_passes_unbroken() {
        broken = BreakableStore::new;
        assertThat(failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Breakage.class)
    void a_store_that(Breakage breakage) {
        broken = breakage::emptyStore;
        assertThat(failures()).anyMatch(failure -> failure.startsWith(breakage.noticedBy()));
    }

    private static List<String> failures() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Suite.class))
                                .build(),
                        listener);
        assertThat(listener.getSummary().getTestsFoundCount()).isGreaterThan(80);
        return listener.getSummary().getFailures().stream()
                .map(TestExecutionSummary.Failure::getTestIdentifier)
                .map(test -> test.getDisplayName())
                .toList();
    }
}
