package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.config.Version;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Mixed commands of many threads, and what they saw, in the order in which they saw it. */
final class Race {

    /** A command or a read: between these two moments the log had this many entries. */
    private record Seen(long from, long to, long revision, Version active) {}

    private final StoreScenario scenario;
    private final long end;
    private final AtomicLong moments = new AtomicLong();
    private final ConcurrentLinkedQueue<Seen> reads = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Seen> writes = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();

    Race(StoreScenario scenario) {
        this.scenario = scenario;
        this.end = System.nanoTime() + scenario.raceTime().toNanos();
    }

    /** One thread's part. */
    long run(int thread) {
        SplittableRandom random = new SplittableRandom(thread);
        long commands = 0;
        while ((commands == 0) || (System.nanoTime() < end)) {
            long from = moments.incrementAndGet();
            ScopeState state = scenario.store.load(StoreScenario.SCOPE).orElseThrow();
            Version active = state.active().orElseThrow().version();
            reads.add(new Seen(from, moments.incrementAndGet(), state.revision(), active));
            execute(state, active, random);
            commands++;
        }
        return commands;
    }

    private void execute(ScopeState state, Version active, SplittableRandom random) {
        long from = moments.incrementAndGet();
        CommandResult answer = scenario.registry.execute(command(state, active, random));
        answered.incrementAndGet();
        if (answer instanceof CommandResult.Applied applied) {
            AuditEntry entry = applied.entry();
            writes.add(new Seen(
                    from, moments.incrementAndGet(), entry.seq(), entry.event().version()));
        }
    }

    private Command command(ScopeState state, Version active, SplittableRandom random) {
        List<RegisteredVersion> versions = state.versions();
        int count = versions.size();
        RegisteredVersion some = versions.get(random.nextInt(Math.max(0, count - 4), count));
        return switch (random.nextInt(7)) {
            case 0 -> StoreScenario.submission(new Version("1." + count + ".0"), active);
            case 1, 2, 3 ->
                new Command.Approve(StoreScenario.REVIEWER, some.version(), some.binding(), StoreScenario.REASON);
            case 4, 5 -> new Command.Activate(StoreScenario.OPERATOR, some.version(), active);
            default -> new Command.RollBack(StoreScenario.OPERATOR, some.version(), active, StoreScenario.REASON);
        };
    }

    /** No entry lost or doubled; every read saw one state of the log; what ended before something began came before it. */
    void check() {
        Registry registry = scenario.registry;
        List<AuditEntry> entries = registry.log().entries();
        assertThat(entries)
                .extracting(AuditEntry::seq)
                .isEqualTo(LongStream.rangeClosed(1, 1 + answered.get()).boxed().toList());
        assertThat(entries).extracting(AuditEntry::request).doesNotHaveDuplicates();
        assertThat(registry.log().verify().failures()).isEmpty();
        List<Version> active = activeAfter(entries);
        assertThat(reads).allMatch(read -> read.active().equals(active.get((int) read.revision())));
        assertThat(writes)
                .allMatch(write -> entries.get((int) write.revision() - 1)
                        .event()
                        .version()
                        .equals(write.active()));
        List<Seen> all = Stream.concat(reads.stream(), writes.stream())
                .sorted(Comparator.comparingLong(Seen::to))
                .toList();
        List<Seen> begun =
                all.stream().sorted(Comparator.comparingLong(Seen::from)).toList();
        long known = 0;
        int ended = 0;
        for (Seen next : begun) {
            for (; all.get(ended).to() < next.from(); ended++) {
                known = Math.max(known, all.get(ended).revision());
            }
            assertThat(next.revision()).isGreaterThanOrEqualTo(known);
        }
    }

    /** What was active after each number of entries. */
    private static List<Version> activeAfter(List<AuditEntry> entries) {
        List<Version> active = new ArrayList<>(List.of(StoreScenario.V1));
        for (AuditEntry entry : entries) {
            boolean moves = (entry.event() instanceof RegistryEvent.Activated)
                    || (entry.event() instanceof RegistryEvent.RolledBack);
            active.add(moves ? entry.event().version() : active.get(active.size() - 1));
        }
        return active;
    }
}
