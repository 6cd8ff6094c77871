package io.calibration.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.calibration.analysis.Prediction;
import io.calibration.analysis.Severity;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry;
import io.calibration.approval.VisibleText;
import io.calibration.config.Version;
import io.calibration.json.ContentDifference;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.json.ReportJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer is shown of a version: first what the gate itself found to differ, then what others say of it, as such. What is foreign text can
 * neither act on a terminal nor pass for a line of this page.
 */
final class ReviewText {

    static final String MARK = "  | ";
    private static final String INDENT = "  ";
    private static final String BREAKS = "Breaks compatibility: ";
    private static final String WITHHELD = "withheld";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Registry registry;
    private final RegisteredVersion version;
    private final StringJoiner lines = new StringJoiner("\n");

    private ReviewText(Registry registry, RegisteredVersion version) {
        this.registry = registry;
        this.version = version;
    }

    static String of(Registry registry, RegisteredVersion version) throws IOException {
        ReviewText page = new ReviewText(registry, version);
        page.head();
        if (version.evidence() != null) {
            page.evidence(version, version.evidence());
        }
        page.lines.add("Binding digest, to be passed with a verdict: " + version.binding());
        return page.lines.toString();
    }

    private void head() {
        String from = version.base() == null ? "" : version.base().version() + " -> ";
        Standing standing = new Standing(registry, version);
        lines.add(from + version.version() + ", " + standing.status() + ", " + by(version));
        standing.lines().forEach(lines::add);
        List<Version> besides = registry.besides(version.version());
        if (!besides.isEmpty()) {
            lines.add(Standing.openToo(besides));
        }
    }

    /** Who brought a version in. The first of a scope, which nobody proposed, stands for who approved it by beginning the registry. */
    static String by(RegisteredVersion version) {
        if (version.registrant().equals(Actor.BOOTSTRAP)) {
            return "first of the registry, begun by "
                    + version.votes().stream().map(vote -> vote.by().toString()).collect(Collectors.joining(", "));
        }
        return Stream.concat(Stream.of(version.registrant()), version.authors().stream())
                .distinct()
                .map(Actor::toString)
                .collect(Collectors.joining(", ", "registered by ", ""));
    }

    /** Found anew: what was kept may have been forged together with the submission. */
    private ContentDifference difference(RegisteredVersion version, Evidence evidence) {
        Base base = Objects.requireNonNull(version.base(), "what was submitted has a base");
        ContentDifference found =
                ContentDifference.between(registry.content(base.content()), registry.content(version.content()));
        if (!found.content().digest().equals(evidence.difference())) {
            lines.add(
                    "The difference that was kept is another one: somebody forged it. Approve nothing, verify the registry.");
        }
        return found;
    }

    private void evidence(RegisteredVersion version, Evidence evidence) throws IOException {
        JsonNode report =
                JSON.readTree(registry.content(evidence.compatibility()).bytes());
        breaking(report.path("breaking_changes"));
        ContentDifference difference = difference(version, evidence);
        lines.add("").add("What changes, as the gate itself found:");
        difference.differences().stream().map(VisibleText::of).forEach(this::addIndented);
        if (!difference.note().isEmpty()) {
            addIndented(difference.note());
        }
        JsonNode notes = report.path("notes");
        Content summary = registry.content(evidence.summary());
        if (!notes.isEmpty() || evidence.snapshot() != null || ProposalJson.isOfThisForm(summary.bytes())) {
            lines.add("").add("What the gate checked:");
        }
        notes.forEach(note -> addIndented(VisibleText.of(note.asText())));
        if (evidence.snapshot() != null) {
            snapshot(registry.content(evidence.snapshot()));
        }
        summary(summary);
        if (evidence.report() != null) {
            findings(registry.content(evidence.report()));
        }
        bound(evidence);
    }

    /** What an approval must acknowledge. */
    private void breaking(JsonNode sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        lines.add("");
        for (JsonNode each : sentences) {
            String sentence = VisibleText.of(each.asText());
            String said = sentence.startsWith(CompatibilityReport.NOT_KNOWN) ? sentence : BREAKS + sentence;
            lines.add(VisibleText.quoted(said, ""));
        }
        lines.add("Whoever approves it must say that they saw this: approve --breaking.");
    }

    /** Who has the files can compare them with these. */
    private void bound(Evidence evidence) {
        lines.add("").add("Bound by the binding digest, by SHA-256:");
        bound("config", version.content());
        bound("base", Objects.requireNonNull(version.base()).content());
        bound("summary", evidence.summary());
        bound("snapshot", evidence.snapshot());
        bound("report", evidence.report());
    }

    private void bound(String what, @Nullable Digest digest) {
        lines.add(String.format(Locale.ROOT, "  %-9s%s", what, digest == null ? "none was submitted" : digest));
    }

    private void addIndented(String line) {
        lines.add(VisibleText.quoted(line, INDENT));
    }

    /** What a replay is worth depends on what was replayed, and that was chosen by who submitted it. */
    private void snapshot(Content content) {
        try {
            MetricsSnapshot snapshot = SnapshotJson.read(content.bytes());
            lines.add(INDENT + "The snapshot, which the submitter chose, has "
                    + String.format(Locale.ROOT, "%,d", snapshot.results()) + " results of " + snapshot.window() + ".");
        } catch (InvalidDocumentException e) {
            lines.add(INDENT + "The snapshot that came with it is in no form that is known here.");
        }
    }

    /** One in the library's form was held against config and evidence when it was submitted: but for its figures and reasons. */
    private void summary(Content summary) throws IOException {
        try {
            StoredProposal proposal = ProposalJson.read(summary.bytes());
            addIndented(
                    "The change summary is of these very bytes of base, config, snapshot and report, and has these changes.");
            lines.add("")
                    .add("The change summary. Its figures and reasons are its own; the gate checked none of them:");
            lines.add(VisibleText.quoted(words(proposal, JSON.readTree(summary.bytes())), MARK));
        } catch (InvalidDocumentException e) {
            lines.add("").add("In the submitter's own words, which nobody checked:");
            lines.add(VisibleText.quoted(new String(summary.bytes(), StandardCharsets.UTF_8), MARK));
        }
    }

    /** What the report says is the submitter's word, too; the gate knows only that these are the bytes. */
    private void findings(Content content) {
        try {
            String found = ReportJson.read(content.bytes()).findings(Severity.MEDIUM).stream()
                    .map(finding ->
                            VisibleText.of(finding.severity() + "  " + finding.id() + ": " + finding.description()))
                    .collect(Collectors.joining("\n"));
            lines.add("")
                    .add(
                            "The report that came with it, which the gate did not check, has these findings of MEDIUM or graver:");
            lines.add(VisibleText.quoted(found.isEmpty() ? "none" : found, MARK));
        } catch (InvalidDocumentException e) {
            lines.add("")
                    .add(
                            "The report that came with it is in no form that is known here, or its figures do not agree: it is not shown.");
        }
    }

    /** What the night that made the proposal told of it, from the document that it left. */
    static String words(StoredProposal proposal, JsonNode document) {
        StringJoiner words = new StringJoiner("\n");
        words.add(VisibleText.of(proposal.reason()));
        for (int i = 0; i < proposal.changes().size(); i++) {
            StoredProposal.StoredChange change = proposal.changes().get(i);
            words.add("  " + VisibleText.ofPath(change.path()) + ": "
                    + (change.currentValue() == null ? "absent" : change.currentValue()) + " -> "
                    + change.proposedValue());
            words.add("      " + VisibleText.of(change.rationale()));
            words.add("      for " + names(document.at("/changes/" + i + "/finding_ids")));
        }
        impact(words, proposal.prediction(), document.path("impact"));
        return words.toString();
    }

    private static void impact(StringJoiner words, Prediction prediction, JsonNode impact) {
        words.add(percent(impact.at("/reclassified/share")) + " of " + count(impact.path("results"))
                + " results change class" + (impact.path("approximate").asBoolean() ? ", roughly." : "."));
        words.add(String.format(
                Locale.ROOT,
                "Share of each class: now -> with the changes; and where it is to lie in the next window, of about %,d results, with 95 %%:",
                prediction.next()));
        prediction
                .classShares()
                .forEach((label, share) -> words.add(share(
                        impact,
                        label,
                        String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * share.lower(), 100 * share.upper()))));
        for (JsonNode each : impact.path("classes")) {
            String label = each.path("label").asText();
            if (!prediction.classShares().containsKey(label)) {
                words.add(share(impact, label, "no interval yet"));
            }
        }
    }

    private static String share(JsonNode impact, String label, String next) {
        JsonNode shown = shown(impact, label);
        JsonNode now = shown.path("before");
        return "  " + VisibleText.of(label) + ": "
                + (now.isNumber() && impact.path("results").isNumber()
                        ? percent(now.asDouble() / impact.path("results").asDouble())
                        : WITHHELD)
                + " -> " + percent(shown.at("/after/share")) + "; " + next;
    }

    private static JsonNode shown(JsonNode impact, String label) {
        for (JsonNode each : impact.path("classes")) {
            if (each.path("label").asText().equals(label)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private static String names(JsonNode findings) {
        StringJoiner names = new StringJoiner(", ");
        findings.forEach(finding -> names.add(VisibleText.of(finding.asText())));
        return names.toString();
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%,d", number.asLong()) : "a few";
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? percent(share.asDouble()) : WITHHELD;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
