package io.calibration.approval;

import static io.calibration.approval.CorpusLog.right;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;

import io.calibration.registry.Action;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.VersionState;
import java.time.Duration;
import java.util.List;

/** Logs that hold, however odd some of them look. */
final class RightLogs {

    private static final Duration DAY = Duration.ofDays(1);

    private RightLogs() {}

    static List<CorpusLog> all() {
        return List.of(
                new CorpusLog(
                        "right-empty",
                        "No entry.",
                        List.of(),
                        right("", "", WrittenLog.plain()).verdicts(),
                        ""),
                right("right-plain", "Bootstrapped, submitted, approved, activated.", plain()),
                right("right-whole", "Every action.", whole()),
                right("right-words", "A refusal of every action for every reason there is.", words()),
                right(
                        "right-greatest-values",
                        "The longest ids, the greatest numbers.",
                        plain().refuse(
                                        Action.ACTIVATE,
                                        "999999999.999999999.999999999-" + "z".repeat(34),
                                        RefusalCode.EXPIRED)
                                .edit(5, "human:olga", "service:" + ":".repeat(128))
                                .edit(5, "request-5", "@".repeat(128))
                                .edit(5, "1772380800000000", "9007199254740991")
                                .edit(5, "\"quorum\":1,", "\"quorum\":2147483647,")
                                .edit(5, "1209600", "60")),
                right(
                        "right-least-time",
                        "A refusal at the beginning of 1970.",
                        plain().refuse(Action.ACTIVATE, "1.1.0", RefusalCode.IS_ACTIVE)
                                .edit(5, "1772380800000000", "0")),
                right(
                        "right-trailing-dot",
                        "The reviewer's id is the author's with a dot behind: ids are opaque, so it is another one.",
                        proposed().approve("human:ann.", "1.1.0", VersionState.APPROVED)),
                right(
                        "right-refusal-in-the-future",
                        "A refusal by a clock 50 years ahead moves no time.",
                        approved()
                                .pass(Duration.ofDays(18250))
                                .refuse(Action.ACTIVATE, "1.1.0", RefusalCode.CLOCK_OFF)
                                .pass(Duration.ofDays(-18250))
                                .activate("1.1.0", "1.0.0")),
                right(
                        "right-goes-on-collecting",
                        "Approved under a quorum of one, then two are asked for, and another person approves.",
                        approved()
                                .setPolicy("human:ada", "1.0.0", 2, Duration.ofDays(14))
                                .approve("human:cy", "1.1.0", VersionState.APPROVED)
                                .activate("1.1.0", "1.0.0")),
                right(
                        "right-expired-and-approved-again",
                        "The approval expired, and another person approves.",
                        approved()
                                .pass(Duration.ofDays(15))
                                .approve("human:cy", "1.1.0", VersionState.APPROVED)
                                .activate("1.1.0", "1.0.0")),
                right(
                        "right-last-moment",
                        "Activated in the last microsecond in which the approval counts.",
                        approved().pass(Duration.ofDays(14).minusHours(1)).activate("1.1.0", "1.0.0")),
                right(
                        "right-stricter-process",
                        "A process with a stricter policy makes the scope as strict, even by a refusal.",
                        proposed()
                                .under(2, DAY)
                                .refuse(Action.ACTIVATE, "1.1.0", RefusalCode.NOT_APPROVED)
                                .approve("human:bo", "1.1.0", VersionState.PROPOSED)
                                .approve("human:cy", "1.1.0", VersionState.APPROVED)
                                .activate("1.1.0", "1.0.0")),
                right(
                        "right-before-it-is-due",
                        "Scheduled, and activated by an operator before that.",
                        approved().schedule("1.1.0", "1.0.0", DAY).activate("1.1.0", "1.0.0")),
                right(
                        "right-unscheduled-after-roll-back",
                        "A roll-back to another version leaves a schedule standing, and a person takes it back.",
                        plain().submit("1.2.0", "1.1.0")
                                .approve("human:bo", "1.2.0", VersionState.APPROVED)
                                .schedule("1.2.0", "1.1.0", DAY)
                                .rollBack("1.0.0", "1.1.0")
                                .unschedule("1.2.0")),
                right(
                        "right-time-corrected",
                        "Approved by a clock years ahead; the time is corrected, and other people approve.",
                        proposed()
                                .pass(Duration.ofDays(3650))
                                .approve("human:bo", "1.1.0", VersionState.APPROVED)
                                .correctTime("human:ada", "1.0.0", Duration.ofDays(-3650))
                                .approve("human:cy", "1.1.0", VersionState.APPROVED)
                                .activate("1.1.0", "1.0.0")),
                right(
                        "right-breaking",
                        "A breaking change, acknowledged.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submitBreaking("2.0.0", "1.0.0")
                                .approve("human:bo", "2.0.0", VersionState.APPROVED, true)
                                .activate("2.0.0", "1.0.0")));
    }

    static WrittenLog whole() {
        return proposed()
                .refuse(Action.ACTIVATE, "1.1.0", RefusalCode.NOT_APPROVED)
                .approve("human:bo", "1.1.0", VersionState.APPROVED)
                .schedule("1.1.0", "1.0.0", DAY)
                .unschedule("1.1.0")
                .activate("1.1.0", "1.0.0")
                .rollBack("1.0.0", "1.1.0")
                .deprecate("1.1.0")
                .submitBreaking("1.2.0", "1.0.0")
                .reject("human:cy", "1.2.0")
                .submit("1.3.0-rc.9", "1.0.0")
                .withdraw("human:ann", "1.3.0-rc.9")
                .submit("1.3.0-rc.10", "1.0.0")
                .setPolicy("human:ada", "1.0.0", 2, DAY)
                .submit("1.3.0", "1.0.0")
                .approve("human:bo", "1.3.0", VersionState.PROPOSED)
                .correctTime("human:ada", "1.0.0", Duration.ofHours(-2))
                .approve("human:cy", "1.3.0", VersionState.PROPOSED)
                .approve("human:dan", "1.3.0", VersionState.APPROVED)
                .activate("1.3.0", "1.0.0")
                .acceptFinding("human:ada", "1.3.0", Duration.ofDays(30))
                .look("1.3.0")
                .refuse(Action.SUBMIT, "1.3.0", RefusalCode.VERSION_TAKEN, RefusalCode.STALE_BASE);
    }

    private static WrittenLog words() {
        WrittenLog log = new WrittenLog().bootstrap("1.0.0");
        for (Action action : Action.values()) {
            log.refuse(action, "1.0.0", RefusalCode.values());
        }
        return log;
    }
}
