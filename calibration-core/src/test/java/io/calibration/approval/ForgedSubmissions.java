package io.calibration.approval;

import static io.calibration.approval.CorpusLog.fold;
import static io.calibration.approval.WrittenLog.config;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;
import static io.calibration.approval.WrittenLog.some;
import static io.calibration.approval.WrittenLog.twoAsked;
import static io.calibration.registry.VersionState.APPROVED;
import static io.calibration.registry.VersionState.PROPOSED;

import io.calibration.registry.Action;
import io.calibration.registry.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rightly chained policies and submissions that no gate would have let happen. */
final class ForgedSubmissions {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private ForgedSubmissions() {}

    static List<CorpusLog> all() {
        return Stream.of(policies(), submissions()).flatMap(List::stream).toList();
    }

    private static WrittenLog rebound(String field, String from, String to) {
        return proposed()
                .edit(2, "\"" + field + "\":\"" + from, "\"" + field + "\":\"" + to)
                .rebind(2);
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
                        "submitted-other-base",
                        "A base that is not active, with the content of the active version.",
                        rebound("base", "1.0.0", "0.9.0")),
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
}
