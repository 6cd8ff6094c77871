package io.calibration.approval;

import static io.calibration.approval.CorpusLog.fold;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.config;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;
import static io.calibration.approval.WrittenLog.some;
import static io.calibration.approval.WrittenLog.twoAsked;
import static io.calibration.registry.VersionState.APPROVED;
import static io.calibration.registry.VersionState.PROPOSED;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rightly chained approvals and rejections that no gate would have let happen. */
final class ForgedReviews {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private ForgedReviews() {}

    static List<CorpusLog> all() {
        return Stream.of(reviews()).flatMap(List::stream).toList();
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
                        4,
                        "approved-too-early-by-weakened-policy",
                        "Two were asked for at submission, one is by now; the version keeps the two.",
                        new WrittenLog()
                                .under(2, TWO_WEEKS)
                                .bootstrap("1.0.0")
                                .submit("1.1.0", "1.0.0")
                                .setPolicy("human:ada", "1.0.0", 1, TWO_WEEKS)
                                .approve("human:bo", "1.1.0", APPROVED)),
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
}
