package io.calibration;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.Nearest;
import io.calibration.json.ConfigJson;
import io.calibration.proposal.Guardrails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Holds what policy and guardrails name against the config: a name that it does not have would judge, or protect, nothing. */
final class Fitting {

    private final ScoringConfig config;
    private final List<String> mistakes = new ArrayList<>();

    private Fitting(ScoringConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException when the config lacks something that they name; lists all of it, each with the nearest there is */
    static void require(ScoringConfig config, CalibrationPolicy policy, Guardrails guardrails) {
        Fitting fitting = new Fitting(config);
        List<String> classes = config.classes().stream().map(ScoreClass::label).toList();
        fitting.check(
                "The policy's class_shares name the class ",
                policy.classShares().keySet(),
                classes);
        fitting.check(
                "The policy's mean_confidence names the class ",
                policy.meanConfidence().keySet(),
                classes);
        fitting.check(
                "The guardrails' protected_paths name ",
                guardrails.protectedPaths(),
                guardrails.protectedPaths().isEmpty() ? List.of() : ConfigJson.pointers(config));
        if (!fitting.mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", fitting.mistakes));
        }
    }

    private void check(String what, Collection<String> named, Collection<String> known) {
        named.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> mistakes.add(what + name + ", which the config " + config.logicVersion()
                        + " does not have." + Nearest.hint(name, known)));
    }
}
