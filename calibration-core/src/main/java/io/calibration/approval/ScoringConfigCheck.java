package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.Version;
import io.calibration.json.ConfigJson;
import io.calibration.json.ContentDifference;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.InvalidDocumentException.Mistake;
import io.calibration.registry.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link ConfigCheck#scoring} says. */
final class ScoringConfigCheck implements ConfigCheck {

    /** The sections that the class rule rests on. */
    private static final List<String> DECIDING = List.of(
            "/score_scale",
            "/category_weights",
            "/compatibility_thresholds",
            "/red_flag_severity_thresholds",
            "/absent_confidence");

    private final BehaviourCheck behaviour;

    ScoringConfigCheck(double maxReclassified) {
        if (!((maxReclassified >= 0) && (maxReclassified <= 1))) {
            throw new IllegalArgumentException("The share of reclassified results must be 0 to 1.");
        }
        behaviour = new BehaviourCheck(maxReclassified);
    }

    @Override
    public CompatibilityReport check(
            Version version, @Nullable Content base, Content candidate, @Nullable Content snapshot) {
        try {
            ScoringConfig config = ConfigJson.read(candidate.bytes());
            List<String> problems = config.logicVersion().equals(version)
                    ? List.of()
                    : List.of("/logic_version: must be " + version + ", the number it is registered under.");
            if (base == null) {
                return new CompatibilityReport(problems, List.of());
            }
            return compare(base, candidate, config, snapshot, problems);
        } catch (InvalidDocumentException invalid) {
            return new CompatibilityReport(
                    invalid.mistakes().stream().map(Mistake::toString).toList(), List.of());
        }
    }

    /** A base with mistakes, which an older release may have let in, must not bar the way to a config without. */
    private CompatibilityReport compare(
            Content base, Content candidate, ScoringConfig config, @Nullable Content snapshot, List<String> problems) {
        ScoringConfig before;
        try {
            before = ConfigJson.read(base.bytes());
        } catch (InvalidDocumentException invalid) {
            return new CompatibilityReport(
                    problems,
                    List.of(CompatibilityReport.NOT_KNOWN
                            + "the config in force cannot be compared with, for it has mistakes: "
                            + invalid.mistakes().get(0)));
        }
        List<String> breaking = breaking(before, config);
        return breaking.isEmpty()
                ? behaviour.check(before, config, decides(base, candidate), snapshot, problems)
                : new CompatibilityReport(problems, breaking, List.of(BehaviourCheck.OTHER_CLASSES));
    }

    /** More differences than can be listed have one of these, as far as anybody knows. */
    private static boolean decides(Content base, Content candidate) {
        try {
            return ContentDifference.between(base, candidate).differences().stream()
                    .anyMatch(each -> DECIDING.stream().anyMatch(each.path()::startsWith));
        } catch (InvalidDocumentException tooMuch) {
            return true;
        }
    }

    private static List<String> breaking(ScoringConfig base, ScoringConfig candidate) {
        List<String> breaking = new ArrayList<>();
        Set<String> before = labels(base);
        Set<String> after = labels(candidate);
        before.stream()
                .filter(label -> !after.contains(label))
                .forEach(label ->
                        breaking.add("The class " + label + " is gone: whoever acts on it will not see it again."));
        after.stream()
                .filter(label -> !before.contains(label))
                .forEach(label ->
                        breaking.add("The class " + label + " is new: whoever acts on the class must know it."));
        if (breaking.isEmpty() && !List.copyOf(before).equals(List.copyOf(after))) {
            breaking.add("The classes stand in another order: " + after + " instead of " + before + ".");
        }
        if (!base.scoreScale().equals(candidate.scoreScale())) {
            breaking.add("The score scale is another one: scores mean something else.");
        }
        return breaking;
    }

    private static Set<String> labels(ScoringConfig config) {
        return config.classes().stream().map(ScoreClass::label).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
