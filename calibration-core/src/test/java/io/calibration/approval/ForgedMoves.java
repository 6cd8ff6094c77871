package io.calibration.approval;

import static io.calibration.approval.CorpusLog.chain;
import static io.calibration.approval.CorpusLog.fold;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.config;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;
import static io.calibration.registry.VersionState.APPROVED;

import io.calibration.registry.Action;
import io.calibration.registry.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rightly chained times, moves of the active pointer and ends that no gate would have let happen. */
final class ForgedMoves {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration YEARS = Duration.ofDays(3650);

    private ForgedMoves() {}

    static List<CorpusLog> all() {
        return Stream.of(consents(), times(), moves()).flatMap(List::stream).toList();
    }

    private static List<CorpusLog> consents() {
        return List.of(
                fold(
                        3,
                        "activated-unseen",
                        "Activated without an approval.",
                        proposed().activate("1.1.0", "1.0.0")),
                fold(
                        4,
                        "activated-expired",
                        "Activated a microsecond after the approval expired.",
                        approved().pass(TWO_WEEKS.minusHours(1).plusNanos(1000)).activate("1.1.0", "1.0.0")),
                fold(
                        5,
                        "activated-expired-by-policy",
                        "The approval is older than the policy in force allows.",
                        approved()
                                .setPolicy("human:ada", "1.0.0", 1, DAY)
                                .pass(DAY)
                                .activate("1.1.0", "1.0.0")),
                fold(
                        4,
                        "activated-under-stricter-process",
                        "One approved, and the process that activates asks for two.",
                        approved().under(2, TWO_WEEKS).activate("1.1.0", "1.0.0")),
                fold(
                        5,
                        "activated-below-raised-quorum",
                        "Approved by one; then two are asked for.",
                        approved().setPolicy("human:ada", "1.0.0", 2, TWO_WEEKS).activate("1.1.0", "1.0.0")),
                fold(
                        4,
                        "activated-after-rejection",
                        "A rejected version is activated.",
                        proposed().reject("human:cy", "1.1.0").activate("1.1.0", "1.0.0")),
                fold(
                        5,
                        "activated-approved-then-rejected",
                        "Approved, rejected, activated.",
                        approved().reject("human:cy", "1.1.0").activate("1.1.0", "1.0.0")),
                fold(
                        5,
                        "activated-after-withdrawal",
                        "Approved, taken back, activated.",
                        approved().withdraw("human:ann", "1.1.0").activate("1.1.0", "1.0.0")),
                fold(
                        5,
                        "activated-after-deprecation",
                        "Approved, deprecated, activated.",
                        approved().deprecate("1.1.0").activate("1.1.0", "1.0.0")));
    }

    private static List<CorpusLog> times() {
        return List.of(
                chain(
                        4,
                        "time-back",
                        "An activation before the approval.",
                        approved().pass(Duration.ofHours(-2)).activate("1.1.0", "1.0.0")),
                chain(
                        5,
                        "time-back-behind-refusal",
                        "A refusal in the past does not move the time back.",
                        approved()
                                .pass(Duration.ofDays(-9))
                                .refuse(Action.ACTIVATE, "1.1.0", RefusalCode.EXPIRED)
                                .activate("1.1.0", "1.0.0")),
                chain(
                        4,
                        "vote-from-the-future",
                        "Approved by a clock years ahead, activated by a right one.",
                        proposed()
                                .pass(YEARS)
                                .approve("human:bo", "1.1.0", APPROVED)
                                .pass(YEARS.negated())
                                .activate("1.1.0", "1.0.0")),
                fold(
                        5,
                        "vote-before-correction",
                        "Approved by a clock years ahead, the time corrected, then activated.",
                        proposed()
                                .pass(YEARS)
                                .approve("human:bo", "1.1.0", APPROVED)
                                .correctTime("human:ada", "1.0.0", YEARS.negated())
                                .activate("1.1.0", "1.0.0")),
                fold(
                        6,
                        "vote-before-correction-grown-young",
                        "The same, activated when the approval's time has come.",
                        proposed()
                                .pass(YEARS)
                                .approve("human:bo", "1.1.0", APPROVED)
                                .correctTime("human:ada", "1.0.0", YEARS.negated())
                                .pass(YEARS)
                                .refuse(Action.ACTIVATE, "1.1.0", RefusalCode.EXPIRED)
                                .activate("1.1.0", "1.0.0")),
                fold(
                        4,
                        "corrected-forward",
                        "A correction to a later time.",
                        approved().correctTime("human:ada", "1.0.0", YEARS)),
                fold(
                        4,
                        "corrected-to-the-same",
                        "A correction to the time that it is.",
                        approved().correctTime("human:ada", "1.0.0", Duration.ofHours(-1))),
                fold(
                        4,
                        "corrected-by-service",
                        "A service corrects the time.",
                        approved().correctTime("service:job", "1.0.0", Duration.ofHours(-2))),
                fold(
                        4,
                        "corrected-for-inactive",
                        "The time is corrected by somebody who takes another version for active.",
                        approved().correctTime("human:ada", "1.1.0", Duration.ofHours(-2))),
                fold(
                        5,
                        "corrected-behind-refusal",
                        "A correction to a time before a refusal in the future, and after the log's.",
                        approved()
                                .pass(YEARS)
                                .refuse(Action.ACTIVATE, "1.1.0", RefusalCode.CLOCK_OFF)
                                .correctTime("human:ada", "1.0.0", DAY.negated())));
    }

    private static List<CorpusLog> moves() {
        return List.of(
                fold(
                        4,
                        "activated-from-other",
                        "Another version was active than the entry says.",
                        approved().activate("1.1.0", "0.9.0")),
                fold(5, "activated-again", "The active version is activated.", plain().activate("1.1.0", "1.1.0")),
                fold(
                        7,
                        "activated-stale-base",
                        "Approved on a base that is no longer active.",
                        approved()
                                .submit("1.2.0", "1.0.0")
                                .approve("human:bo", "1.2.0", APPROVED)
                                .activate("1.1.0", "1.0.0")
                                .activate("1.2.0", "1.1.0")),
                fold(
                        4,
                        "activated-other-content",
                        "Another config becomes active than was approved.",
                        plain().edit(4, config("1.1.0").hex(), config("6.6.6").hex())),
                fold(
                        4,
                        "activated-unknown",
                        "A version becomes active that nobody submitted.",
                        approved().activate("1.2.0", "1.0.0")),
                fold(
                        4,
                        "rolled-back-never-active",
                        "Rolled back to a version that was never active.",
                        approved().rollBack("1.1.0", "1.0.0")),
                fold(
                        5,
                        "rolled-back-from-other",
                        "Rolled back from a version that was not active.",
                        plain().rollBack("1.0.0", "1.0.0")),
                fold(
                        5,
                        "rolled-back-to-active",
                        "Rolled back to the active version.",
                        plain().rollBack("1.1.0", "1.1.0")),
                fold(
                        6,
                        "rolled-back-to-deprecated",
                        "Rolled back to a deprecated version.",
                        plain().deprecate("1.0.0").rollBack("1.0.0", "1.1.0")),
                fold(
                        5,
                        "rolled-back-other-content",
                        "Rolled back to another config.",
                        plain().rollBack("1.0.0", "1.1.0")
                                .edit(5, config("1.0.0").hex(), config("6.6.6").hex())));
    }
}
