package io.calibration.cli.registry;

import io.calibration.approval.Consent;
import io.calibration.approval.Registry;
import io.calibration.approval.VersionStatus;
import io.calibration.approval.VisibleText;
import io.calibration.config.Version;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegisteredVersion.Vote;
import io.calibration.registry.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far people have got with a version: who voted and how, what is missing, what stands in its way. */
record Standing(Registry registry, RegisteredVersion version) {

    /** In one line, for a list. */
    String line() {
        String line = version.version() + " " + status() + ", " + ReviewText.by(version);
        if (isOpen()) {
            line += ", approvals: " + consent().counting().size() + " of "
                    + consent().quorum();
        }
        if (rejections() > 0) {
            line += ", rejections: " + rejections();
        }
        if (isOpen() && version.schedule() != null) {
            line += ", to be active from " + version.schedule().due() + " on";
        }
        return overtaken().map(rebase -> "; " + rebase).map(line::concat).orElse(line);
    }

    /** How far it has got, for who has just approved it. */
    String counting() {
        Consent consent = consent();
        int missing = consent.quorum() - consent.counting().size();
        return "Approvals: " + consent.counting().size() + " of " + consent.quorum()
                + (missing <= 0
                        ? "; it can be activated."
                        : "; it is not approved yet, and cannot be activated: " + missing + " more must approve it.");
    }

    /** Whether it was approved, and the policy in force asks for more. */
    boolean lacksApprovals() {
        return (version.state() == VersionState.APPROVED)
                && isOpen()
                && (consent().counting().size() < consent().quorum());
    }

    /** That others wait with the same base. */
    static String openToo(List<Version> others) {
        return "Open too, with the same base: "
                + others.stream().sorted().map(Version::text).collect(Collectors.joining(", "))
                + ". Once one is active, the others must be re-based.";
    }

    /** With names and times, for who decides. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        overtaken().ifPresent(rebase -> lines.add("It " + rebase));
        schedule().ifPresent(lines::add);
        if (isOpen()) {
            lines.add("Approvals: " + consent().counting().size() + " of "
                    + consent().quorum()
                    + consent()
                            .until()
                            .map(end -> ", all counting until " + end)
                            .orElse("") + ".");
        }
        version.votes().forEach(vote -> lines.add(line(vote)));
        return lines;
    }

    private String line(Vote vote) {
        boolean counts = (vote.verdict() == Vote.Verdict.REJECT)
                || !isOpen()
                || consent().counting().contains(vote);
        String line = (vote.verdict() == Vote.Verdict.APPROVE ? "  approved by " : "  rejected by ") + vote.by()
                + " at " + vote.at() + (counts ? "" : ", counts no more");
        return registry.log()
                .reason(vote.seq())
                .map(reason -> line + ", who says:\n" + VisibleText.quoted(reason, ReviewText.MARK))
                .orElse(line);
    }

    private Optional<String> overtaken() {
        return registry.isOvertaken(version.version())
                ? Optional.of("must be re-based, for its base is not active: registry re-base " + version.version()
                        + " --number NEW_VERSION --as ID")
                : Optional.empty();
    }

    private Optional<String> schedule() {
        Schedule schedule = version.schedule();
        if (schedule == null) {
            return Optional.empty();
        }
        boolean isOvertaken = registry.active()
                .filter(active -> schedule.isOvertaken(active.activation()))
                .isPresent();
        return Optional.of("To be active from " + schedule.due() + " on, instead of " + schedule.from()
                + (schedule.failed().isEmpty() ? "" : "; refused when it was due: " + schedule.failed())
                + (isOvertaken
                        ? "; counts no more, for the active version was changed since: schedule it anew."
                        : "."));
    }

    private boolean isOpen() {
        return switch (status()) {
            case PROPOSED, APPROVED, SCHEDULED, OVERDUE, EXPIRED -> true;
            case ACTIVE, SUPERSEDED, REJECTED, WITHDRAWN, DEPRECATED -> false;
        };
    }

    VersionStatus status() {
        return registry.status(version.version()).orElseThrow();
    }

    private Consent consent() {
        return registry.consent(version.version()).orElseThrow();
    }

    private long rejections() {
        return version.votes().stream()
                .filter(vote -> vote.verdict() == Vote.Verdict.REJECT)
                .count();
    }
}
