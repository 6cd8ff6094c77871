package io.calibration.approval;

import static io.calibration.approval.CorpusLog.chain;
import static io.calibration.approval.CorpusLog.fold;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.config;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;
import static io.calibration.approval.WrittenLog.some;
import static io.calibration.registry.VersionState.APPROVED;
import static io.calibration.registry.VersionState.PROPOSED;

import io.calibration.registry.Action;
import io.calibration.registry.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rightly written and chained entries that no gate would have let happen. */
final class ForgedLives {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration YEARS = Duration.ofDays(3650);

    private ForgedLives() {}

    static List<CorpusLog> all() {
        return Stream.of(
                        policies(),
                        submissions(),
                        reviews(),
                        consents(),
                        times(),
                        moves(),
                        schedules(),
                        ends(),
                        reserved())
                .flatMap(List::stream)
                .toList();
    }

    private static WrittenLog twoAsked() {
        return proposed().setPolicy("human:ada", "1.0.0", 2, DAY);
    }

    private static List<CorpusLog> policies() {
        return List.of(
                fold(
                        4,
                        "policy-quorum-weakened",
                        "Two are asked for, then one, and nobody set it.",
                        twoAsked().under(1, DAY).approve("human:bo", "1.1.0", APPROVED)),
                fold(
                        4,
                        "policy-validity-weakened",
                        "The validity grows, and nobody set it.",
                        twoAsked().under(2, TWO_WEEKS).approve("human:bo", "1.1.0", PROPOSED)),
                fold(
                        4,
                        "policy-weakened-by-refusal",
                        "A refusal under a weaker policy.",
                        twoAsked().under(1, DAY).refuse(Action.APPROVE, "1.1.0", RefusalCode.STALE_VIEW)),
                fold(
                        3,
                        "policy-set-by-service",
                        "A service sets the policy.",
                        proposed().setPolicy("service:job", "1.0.0", 2, DAY)),
                fold(
                        3,
                        "policy-set-for-inactive",
                        "The policy is set by somebody who takes another version for active.",
                        proposed().setPolicy("human:ada", "1.1.0", 2, DAY)),
                fold(
                        1,
                        "policy-set-first",
                        "The policy is set before anything is active.",
                        new WrittenLog().setPolicy("human:ada", "1.0.0", 2, DAY)),
                fold(
                        5,
                        "policy-of-submission-forgotten",
                        "The policy was made weaker, but the version was submitted under a stricter one.",
                        new WrittenLog()
                                .under(1, DAY)
                                .bootstrap("1.0.0")
                                .submit("1.1.0", "1.0.0")
                                .approve("human:bo", "1.1.0", APPROVED)
                                .setPolicy("human:ada", "1.0.0", 1, TWO_WEEKS)
                                .pass(DAY)
                                .activate("1.1.0", "1.0.0")));
    }

    private static List<CorpusLog> submissions() {
        return List.of(
                fold(
                        2,
                        "bootstrapped-twice",
                        "A second bootstrap.",
                        new WrittenLog().bootstrap("1.0.0").bootstrap("1.1.0")),
                fold(
                        1,
                        "bootstrapped-by-service",
                        "A service bootstraps.",
                        new WrittenLog().bootstrap("1.0.0").edit(1, "human:ada", "service:ada")),
                fold(
                        1,
                        "bootstrapped-other-binding",
                        "A bootstrap with another binding digest.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .edit(1, "\"content\":\"" + config("1.0.0"), "\"content\":\"" + config("6.6.6"))),
                fold(
                        1,
                        "submitted-first",
                        "A submission before anything is active.",
                        new WrittenLog().submit("1.1.0", "1.0.0")),
                fold(
                        2,
                        "submitted-smaller",
                        "A version that is not greater.",
                        new WrittenLog().bootstrap("1.0.0").submit("0.9.0", "1.0.0")),
                fold(
                        3,
                        "submitted-again",
                        "A version that is taken.",
                        proposed().submit("1.1.0", "1.0.0")),
                fold(
                        2,
                        "submitted-pre-release-of-active",
                        "A pre-release of the active version.",
                        new WrittenLog().bootstrap("1.0.0").submit("1.0.0-rc.1", "1.0.0")),
                fold(
                        3,
                        "submitted-rc10-after-rc9",
                        "rc10 comes before rc9, because only identifiers of digits alone are numbers.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submit("1.1.0-rc9", "1.0.0")
                                .submit("1.1.0-rc10", "1.0.0")),
                fold(
                        3,
                        "submitted-rc.9-after-rc.10",
                        "rc.9 comes before rc.10.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submit("1.1.0-rc.10", "1.0.0")
                                .submit("1.1.0-rc.9", "1.0.0")),
                fold(
                        3,
                        "submitted-number-after-word",
                        "A number comes before a word.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submit("1.1.0--", "1.0.0")
                                .submit("1.1.0-7", "1.0.0")),
                fold(
                        3,
                        "submitted-upper-after-lower",
                        "Upper case comes before lower case.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submit("1.1.0-a", "1.0.0")
                                .submit("1.1.0-Z", "1.0.0")),
                fold(
                        3,
                        "submitted-shorter-after-longer",
                        "Fewer identifiers come before more.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submit("1.1.0-a.1", "1.0.0")
                                .submit("1.1.0-a", "1.0.0")),
                fold(
                        3,
                        "submitted-1.10-then-1.9",
                        "1.9.0 comes before 1.10.0.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submit("1.10.0", "1.0.0")
                                .submit("1.9.0", "1.0.0")),
                fold(5, "submitted-stale-base", "A base that is no longer active.", plain().submit("1.2.0", "1.0.0")),
                fold(
                        2,
                        "submitted-base-content",
                        "Another content of the base.",
                        rebound(
                                "base_content",
                                config("1.0.0").hex(),
                                config("6.6.6").hex())),
                fold(
                        2,
                        "submitted-nothing-changed",
                        "The config of the base once more.",
                        rebound(
                                "content",
                                config("1.1.0").hex(),
                                config("1.0.0").hex())),
                fold(
                        2,
                        "submitted-other-binding",
                        "A binding digest that is not that of what was submitted.",
                        proposed()
                                .edit(
                                        2,
                                        some("summary").hex(),
                                        some("other words").hex())),
                fold(
                        2,
                        "submitted-other-difference",
                        "Another difference than was bound.",
                        proposed()
                                .edit(
                                        2,
                                        some("difference").hex(),
                                        some("no difference").hex())),
                fold(
                        2,
                        "submitted-without-report",
                        "The report that was bound is not in the entry.",
                        proposed().edit(2, "\"report\":\"" + some("report") + "\",", "")),
                fold(
                        2,
                        "submitted-snapshot-for-report",
                        "Snapshot and report exchanged.",
                        proposed()
                                .edit(2, some("snapshot").hex(), "X")
                                .edit(2, some("report").hex(), some("snapshot").hex())
                                .edit(2, "X", some("report").hex())),
                fold(
                        2,
                        "submitted-other-policy",
                        "Bound under another policy than the one in force.",
                        proposed().edit(2, "\"quorum\":1", "\"quorum\":2")));
    }

    /** The second entry with another value, and with the binding digest of that. */
    private static WrittenLog rebound(String field, String from, String to) {
        return proposed()
                .edit(2, "\"" + field + "\":\"" + from, "\"" + field + "\":\"" + to)
                .rebind(2);
    }

    private static List<CorpusLog> reviews() {
        return List.of(
                fold(
                        3,
                        "approved-by-author",
                        "The author approves.",
                        proposed().approve("human:ann", "1.1.0", APPROVED)),
                fold(
                        3,
                        "approved-by-author-of-other-kind",
                        "An author that is listed as a service approves as a person.",
                        proposed().edit(2, "human:ann", "service:ann").approve("human:ann", "1.1.0", APPROVED)),
                fold(
                        3,
                        "approved-by-registrant",
                        "The service that registered it approves as a person.",
                        proposed().approve("human:job", "1.1.0", APPROVED)),
                fold(
                        3,
                        "approved-by-service",
                        "A service approves.",
                        proposed().approve("service:bo", "1.1.0", APPROVED)),
                fold(
                        5,
                        "approved-twice",
                        "One person approves twice.",
                        twoAsked().approve("human:bo", "1.1.0", PROPOSED).approve("human:bo", "1.1.0", APPROVED)),
                fold(
                        4,
                        "approved-too-many",
                        "A third approval, though nothing is missing.",
                        approved().approve("human:cy", "1.1.0", APPROVED)),
                fold(
                        4,
                        "approved-too-early",
                        "One of two approvals, and it is said to be approved.",
                        twoAsked().approve("human:bo", "1.1.0", APPROVED)),
                fold(
                        3,
                        "approved-and-still-proposed",
                        "The last approval, and it is said to be proposed.",
                        proposed().approve("human:bo", "1.1.0", PROPOSED)),
                fold(
                        3,
                        "approved-other-binding",
                        "An approval of something else that was shown.",
                        approved()
                                .edit(
                                        3,
                                        approved().shown("1.1.0").hex(),
                                        some("another").hex())),
                fold(
                        3,
                        "approved-other-content",
                        "An approval of another config.",
                        approved()
                                .edit(3, config("1.1.0").hex(), config("6.6.6").hex())),
                fold(
                        3,
                        "approved-unknown",
                        "An approval of a version that nobody submitted.",
                        proposed().approve("human:bo", "1.2.0", APPROVED)),
                fold(
                        2,
                        "approved-bootstrap",
                        "An approval of the first version.",
                        new WrittenLog().bootstrap("1.0.0").approve("human:bo", "1.0.0", APPROVED)),
                fold(
                        6,
                        "approved-stale-base",
                        "An approval of a version whose base is no longer active.",
                        approved()
                                .submit("1.2.0", "1.0.0")
                                .activate("1.1.0", "1.0.0")
                                .approve("human:bo", "1.2.0", APPROVED)),
                fold(
                        3,
                        "approved-breaking-unseen",
                        "An approval that does not acknowledge that the change is breaking.",
                        new WrittenLog()
                                .bootstrap("1.0.0")
                                .submitBreaking("1.1.0", "1.0.0")
                                .approve("human:bo", "1.1.0", APPROVED)),
                fold(
                        4,
                        "approved-after-rejection",
                        "An approval of a rejected version.",
                        proposed().reject("human:cy", "1.1.0").approve("human:bo", "1.1.0", APPROVED)),
                fold(
                        4,
                        "approved-after-withdrawal",
                        "An approval of a version that was taken back.",
                        proposed().withdraw("human:ann", "1.1.0").approve("human:bo", "1.1.0", APPROVED)),
                fold(
                        5,
                        "approved-active",
                        "An approval of the active version, whose approvals no longer suffice.",
                        plain().pass(Duration.ofDays(15)).approve("human:cy", "1.1.0", APPROVED)),
                fold(3, "rejected-by-author", "The author rejects.", proposed().reject("human:ann", "1.1.0")),
                fold(3, "rejected-by-service", "A service rejects.", proposed().reject("service:bo", "1.1.0")),
                fold(
                        4,
                        "rejected-by-approver",
                        "Who approved rejects.",
                        approved().reject("human:bo", "1.1.0")),
                fold(
                        3,
                        "rejected-other-content",
                        "A rejection of another config.",
                        proposed()
                                .reject("human:bo", "1.1.0")
                                .edit(3, config("1.1.0").hex(), config("6.6.6").hex())),
                fold(5, "rejected-active", "The active version is rejected.", plain().reject("human:cy", "1.1.0")),
                fold(
                        3,
                        "withdrawn-by-stranger",
                        "A stranger takes it back.",
                        proposed().withdraw("human:bo", "1.1.0")),
                fold(
                        5,
                        "withdrawn-active",
                        "The author takes the active version back.",
                        plain().withdraw("human:ann", "1.1.0")));
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
