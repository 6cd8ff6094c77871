package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.approval.VersionStatus;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.ScopeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Time and policy are the store's and the scope's, whatever the clocks and settings of the programs that ask. */
abstract class ClockContract extends LifeCycleContract {

    private static final Duration FIFTY_YEARS = Duration.ofDays(50 * 365);
    private static final ApprovalPolicy TWO = new ApprovalPolicy(2, Duration.ofDays(14));
    private static final Actor SECOND = Actor.human("second-reviewer");

    /** How many random histories are lived: the system property {@code calibration.contract.clocks}, or 5. */
    private static final int HISTORIES = Integer.getInteger("calibration.contract.clocks", 5);

    private Registry by(SettableClock itsClock) {
        return builder(SCOPE).clock(itsClock).build();
    }

    private static List<RefusalCode> of(CommandResult answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }

    /** A store without a time of its own goes by the clock of whoever asks. */
    private void requireOwnTime() {
        Assumptions.assumeTrue(store.now().isPresent(), "The store has no time of its own.");
    }

    @Test
    void a_program_whose_clock_is_fifty_years_ahead_is_refused_and_ends_no_expiry() {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        requireOwnTime();
        SettableClock ahead = new SettableClock(clock.instant().plus(FIFTY_YEARS));
        assertThat(of(by(ahead).execute(new Command.Activate(OPERATOR, V2, V1))))
                .containsExactly(RefusalCode.CLOCK_OFF);
        assertThat(of(by(ahead).execute(submission(V3, V1)))).containsExactly(RefusalCode.CLOCK_OFF);
        clock.pass(Duration.ofDays(15));
        assertThat(registry.status(V2)).contains(VersionStatus.EXPIRED);
        assertThat(of(activate(V2, V1))).containsExactly(RefusalCode.EXPIRED);
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_time_that_is_wrong_already_is_mended_by_a_person_and_approvals_from_before_are_void() {
        bootstrap();
        clock.pass(Duration.ofDays(10)); // the store's own clock, too
        submit(V2, V1);
        approve(V2);
        clock.pass(Duration.ofDays(-10));
        assertThat(of(activate(V2, V1))).containsExactly(RefusalCode.TIME_AHEAD);
        assertThat(of(registry.execute(new Command.CorrectTime(ADMIN, V1, REASON))))
                .isEmpty();
        clock.pass(Duration.ofDays(11)); // by its own time the approval is a day old
        assertThat(of(activate(V2, V1))).containsExactly(RefusalCode.EXPIRED);
        assertThat(of(registry.execute(new Command.Approve(SECOND, V2, binding(V2), REASON))))
                .isEmpty();
        assertThat(of(activate(V2, V1))).isEmpty();
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void the_strictest_policy_is_the_scopes_and_a_version_that_it_stops_goes_on_collecting_approvals() {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        Registry strict = builder(SCOPE).policy(TWO).build();
        assertThat(of(strict.execute(new Command.Activate(OPERATOR, V2, V1))))
                .containsExactly(RefusalCode.QUORUM_NOT_MET);
        assertThat(of(activate(V2, V1))).containsExactly(RefusalCode.QUORUM_NOT_MET);
        assertThat(of(registry.execute(new Command.Approve(SECOND, V2, binding(V2), REASON))))
                .isEmpty();
        assertThat(of(activate(V2, V1))).isEmpty();
        assertThat(of(registry.execute(
                        new Command.SetPolicy(ADMIN, V2, registry.policy(), ApprovalPolicy.DEFAULT, REASON))))
                .isEmpty();
        assertThat(registry.policy()).isEqualTo(ApprovalPolicy.DEFAULT);
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void what_is_scheduled_becomes_active_when_it_is_due_and_somebody_calls_for_it() {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        assertThat(of(registry.execute(new Command.Schedule(OPERATOR, V2, V1, inTwoDays()))))
                .isEmpty();
        assertThat(registry.activateDue(OPERATOR)).isEmpty();
        clock.pass(Duration.ofDays(2));
        assertThat(registry.status(V2)).contains(VersionStatus.OVERDUE);
        assertThat(registry.activateDue(OPERATOR)).singleElement().isInstanceOf(CommandResult.Applied.class);
        assertThat(registry.active().map(StoreScenario::versionOf)).contains(V2);
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_schedule_that_fails_says_so_and_ends_with_a_withdrawal() {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        registry.execute(new Command.Schedule(OPERATOR, V2, V1, inTwoDays()));
        submit(V3, V1);
        approve(V3);
        activate(V3, V1);
        clock.pass(Duration.ofDays(2));
        registry.activateDue(OPERATOR);
        registry.activateDue(OPERATOR);
        assertThat(registry.log().entries()).hasSize(8);
        assertThat(registry.log().verify().failures()).isEmpty();
        registry.execute(new Command.Withdraw(AUTHOR, V2, REASON));
        assertThat(registry.activateDue(OPERATOR)).isEmpty();
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void with_any_clocks_nothing_becomes_active_on_approvals_that_are_old_and_all_stays_readable() {
        requireOwnTime();
        for (int history = 0; history < HISTORIES; history++) {
            new History(history).live();
            clock.set(Instant.parse("2026-03-01T12:00:00.123456Z"));
        }
    }

    /** Programs whose clocks are right, hours behind or years ahead live with one scope; the store's time is true. */
    private final class History {

        private static final List<Duration> OFF = List.of(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(4),
                Duration.ofMinutes(-4),
                Duration.ofHours(-7),
                Duration.ofDays(3000),
                Duration.ofDays(200_000));

        private final SplittableRandom random;
        private final SettableClock itsClock = new SettableClock(clock.instant());
        private final Registry itsRegistry;
        private final Map<Version, List<Instant>> approvals = new HashMap<>();
        private int newest = 0;

        History(int seed) {
            random = new SplittableRandom(seed);
            itsRegistry = builder(new ScopeId("clocks-" + seed)).clock(itsClock).build();
        }

        void live() {
            itsRegistry.execute(new Command.Bootstrap(ADMIN, V1, config(V1), REASON));
            for (int step = 0; step < 60; step++) {
                clock.pass(Duration.ofHours(random.nextInt(1, 120)));
                itsClock.set(clock.instant().plus(OFF.get(random.nextInt(OFF.size()))));
                step();
            }
            itsClock.set(clock.instant());
            assertThat(itsRegistry.log().verify().failures()).isEmpty();
            assertThat(itsRegistry.log().entries()).hasSizeGreaterThan(30);
        }

        private void step() {
            Version some = number(random.nextInt(Math.max(1, newest - 1), newest + 2));
            Version active = itsRegistry.active().map(StoreScenario::versionOf).orElseThrow();
            switch (random.nextInt(4)) {
                case 0 -> submit(number(newest + 1), active);
                case 1, 2 -> approve(random.nextBoolean() ? REVIEWER : SECOND, some);
                default -> activate(some, active);
            }
        }

        private void submit(Version next, Version active) {
            if (itsRegistry.execute(submission(next, active)) instanceof CommandResult.Applied) {
                newest++;
            }
        }

        private void approve(Actor reviewer, Version version) {
            Digest shown = itsRegistry.bindingDigest(version).orElse(Digest.of(new byte[0]));
            if (itsRegistry.execute(new Command.Approve(reviewer, version, shown, REASON))
                    instanceof CommandResult.Applied) {
                approvals.computeIfAbsent(version, v -> new ArrayList<>()).add(clock.instant());
            }
        }

        private void activate(Version version, Version active) {
            Command.Activate command = new Command.Activate(OPERATOR, version, active);
            VersionStatus shown = itsRegistry.status(version).orElse(VersionStatus.PROPOSED);
            CommandResult answer = itsRegistry.execute(command);
            if (answer instanceof CommandResult.Applied) {
                assertThat(shown).isIn(VersionStatus.APPROVED, VersionStatus.SUPERSEDED);
                assertThat(approvals.get(version)).anyMatch(this::isYoung);
            } else if (shown == VersionStatus.APPROVED) {
                assertThat(of(answer)).containsAnyOf(RefusalCode.CLOCK_OFF, RefusalCode.STALE_BASE);
            }
        }

        private boolean isYoung(Instant approval) {
            return Duration.between(approval, clock.instant()).compareTo(Duration.ofDays(14)) <= 0;
        }

        private Version number(int index) {
            return index == 0 ? V1 : new Version("1." + index + ".0");
        }
    }
}
