package io.calibration.testkit;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry;
import io.calibration.approval.Registry.ActiveConfig;
import io.calibration.approval.RegistryBuilder;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** A registry on an empty store, people around it, and one-line commands. */
abstract class StoreScenario {

    static final ScopeId SCOPE = new ScopeId("contract");
    static final Actor ADMIN = Actor.human("admin");
    static final Actor AUTHOR = Actor.human("author");
    static final Actor REVIEWER = Actor.human("reviewer");
    static final Actor OPERATOR = Actor.human("operator");
    static final Version V1 = new Version("1.0.0");
    static final Version V2 = new Version("1.1.0");
    static final Version V3 = new Version("1.2.0");
    static final String REASON = "A reason; with 'quotes', \"more\" and \u00fcml\u00e4uts \ud83d\ude42.";
    static final int THREADS = 16;

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00.123456Z"));
    RegistryStore store;
    Registry registry;

    /** A new store without any scope, whose time is this; called once for each test. */
    protected abstract RegistryStore emptyStore(Clock time);

    /** How long the races of mixed commands last. */
    protected Duration raceTime() {
        return Duration.parse(System.getProperty("calibration.contract.race", "PT1S"));
    }

    @BeforeEach
    final void openEmptyStore() {
        store = emptyStore(clock);
        registry = registry(SCOPE);
    }

    final Registry registry(ScopeId scope) {
        return builder(scope).build();
    }

    final RegistryBuilder builder(ScopeId scope) {
        return Registry.builder()
                .store(store)
                .scope(scope)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .clock(clock);
    }

    static <T> List<T> inParallel(int threads, Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> calls = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(thread -> () -> work.of(thread))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    interface Work<T> {
        T of(int thread);
    }

    void live() {
        bootstrap();
        submit(V2, V1);
        activate(V2, V1);
        approve(V2);
        activate(V2, V1);
        registry.execute(new Command.RollBack(OPERATOR, V1, V2, REASON));
        registry.execute(new Command.Deprecate(ADMIN, V2, REASON));
    }

    final Instant inTwoDays() {
        return clock.instant().plus(Duration.ofDays(2));
    }

    final CommandResult bootstrap() {
        return registry.execute(new Command.Bootstrap(ADMIN, V1, config(V1), REASON));
    }

    CommandResult submit(Version version, Version base) {
        return registry.execute(submission(version, base));
    }

    CommandResult approve(Version version) {
        return registry.execute(new Command.Approve(REVIEWER, version, binding(version), REASON));
    }

    CommandResult activate(Version version, Version expected) {
        return registry.execute(new Command.Activate(OPERATOR, version, expected));
    }

    Digest binding(Version version) {
        return registry.bindingDigest(version).orElseThrow();
    }

    static Command.Submit submission(Version version, Version base) {
        Content summary = Content.utf8("summary of " + version);
        return new Command.Submit(AUTHOR, version, config(version), base, List.of(AUTHOR), ReviewMaterial.of(summary));
    }

    /** The changes of a version once more, under another number. */
    static Command.Submit again(Version changes, Version number, Version base) {
        Content same = Content.utf8("{\"logic_version\":\"" + number + "\",\"changed_in\":\"" + changes + "\"}");
        return new Command.Submit(AUTHOR, number, same, base, List.of(), ReviewMaterial.of(Content.utf8("again")));
    }

    static Content config(Version version) {
        return Content.utf8("{\"logic_version\":\"" + version + "\",\"changed_in\":\"" + version + "\"}");
    }

    static Version versionOf(ActiveConfig active) {
        return active.version().version();
    }
}
