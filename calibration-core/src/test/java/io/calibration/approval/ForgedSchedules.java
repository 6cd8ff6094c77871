package io.calibration.approval;

import static io.calibration.approval.CorpusLog.fold;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.config;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rightly chained schedules, ends and reserved actions that no gate would have let happen. */
final class ForgedSchedules {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private ForgedSchedules() {}

    static List<CorpusLog> all() {
        return Stream.of(schedules(), ends(), reserved()).flatMap(List::stream).toList();
    }

    private static List<CorpusLog> schedules() {
        return List.of(
                fold(
                        4,
                        "scheduled-from-other",
                        "Scheduled instead of another version than the active one.",
                        approved().schedule("1.1.0", "0.9.0", DAY)),
                fold(
                        4,
                        "scheduled-in-the-past",
                        "Scheduled for an instant that has passed.",
                        approved().schedule("1.1.0", "1.0.0", DAY.negated())),
                fold(
                        4,
                        "scheduled-for-now",
                        "Scheduled for the instant of the entry.",
                        approved().schedule("1.1.0", "1.0.0", Duration.ZERO)),
                fold(
                        4,
                        "scheduled-too-late",
                        "Scheduled for when the approval will have expired.",
                        approved().schedule("1.1.0", "1.0.0", TWO_WEEKS)),
                fold(
                        3,
                        "scheduled-unapproved",
                        "Scheduled without an approval.",
                        proposed().schedule("1.1.0", "1.0.0", DAY)),
                fold(
                        4,
                        "scheduled-other-content",
                        "Another config is scheduled.",
                        approved()
                                .schedule("1.1.0", "1.0.0", DAY)
                                .edit(4, config("1.1.0").hex(), config("6.6.6").hex())),
                fold(
                        5,
                        "scheduled-and-activated-late",
                        "Scheduled, and activated when the approval had expired.",
                        approved()
                                .schedule("1.1.0", "1.0.0", DAY)
                                .pass(Duration.ofDays(15))
                                .activate("1.1.0", "1.0.0")),
                fold(
                        4,
                        "unscheduled-never-scheduled",
                        "A schedule is taken back that there is not.",
                        approved().unschedule("1.1.0")),
                fold(
                        6,
                        "unscheduled-twice",
                        "A schedule is taken back twice.",
                        approved()
                                .schedule("1.1.0", "1.0.0", DAY)
                                .unschedule("1.1.0")
                                .unschedule("1.1.0")),
                fold(
                        6,
                        "unscheduled-after-activation",
                        "A schedule is taken back that is done.",
                        approved()
                                .schedule("1.1.0", "1.0.0", DAY)
                                .activate("1.1.0", "1.0.0")
                                .unschedule("1.1.0")),
                fold(
                        8,
                        "unscheduled-after-roll-back",
                        "A schedule is taken back that ended when an operator rolled back to the version.",
                        plain().rollBack("1.0.0", "1.1.0")
                                .schedule("1.1.0", "1.0.0", DAY)
                                .rollBack("1.1.0", "1.0.0")
                                .unschedule("1.1.0")),
                fold(
                        6,
                        "unscheduled-after-rejection",
                        "A schedule is taken back that ended with a rejection.",
                        approved()
                                .schedule("1.1.0", "1.0.0", DAY)
                                .reject("human:cy", "1.1.0")
                                .unschedule("1.1.0")));
    }

    private static List<CorpusLog> ends() {
        return List.of(
                fold(
                        3,
                        "deprecated-proposed",
                        "A proposed version is deprecated.",
                        proposed().deprecate("1.1.0")),
                fold(5, "deprecated-active", "The active version is deprecated.", plain().deprecate("1.1.0")),
                fold(
                        6,
                        "deprecated-twice",
                        "A version is deprecated twice.",
                        plain().deprecate("1.0.0").deprecate("1.0.0")));
    }

    private static List<CorpusLog> reserved() {
        return List.of(
                fold(
                        3,
                        "finding-accepted-in-the-past",
                        "A finding is accepted until an instant that has passed.",
                        proposed().acceptFinding("human:ada", "1.0.0", DAY.negated())),
                fold(
                        3,
                        "finding-accepted-for-no-time",
                        "A finding is accepted until the instant of the entry.",
                        proposed().acceptFinding("human:ada", "1.0.0", Duration.ZERO)),
                fold(
                        3,
                        "finding-accepted-by-service",
                        "A service accepts a finding.",
                        proposed().acceptFinding("service:job", "1.0.0", DAY)),
                fold(
                        3,
                        "finding-accepted-for-inactive",
                        "A finding is accepted for a version that is not active.",
                        proposed().acceptFinding("human:ada", "1.1.0", DAY)),
                fold(
                        3,
                        "look-taken-at-inactive",
                        "A look at a version that is not active.",
                        proposed().look("1.1.0")));
    }
}
