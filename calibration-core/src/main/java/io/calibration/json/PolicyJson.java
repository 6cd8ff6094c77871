package io.calibration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationPolicy.Differences;
import io.calibration.analysis.CalibrationPolicy.Learned;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.ExpectedOutcomes.Meaning;
import io.calibration.analysis.Interval;
import io.calibration.config.Labels;
import io.calibration.internal.json.StrictJson;
import io.calibration.internal.json.TreeReader;
import io.calibration.metrics.DayWindow;
import io.calibration.registry.Actor;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes calibration policies: {@code calibration_policy.schema.json} describes the file. As strict as {@link ConfigJson}: no coercion, no
 * unknown key unless it begins with {@code x_}, every mistake at once. A range that is left out is not
 * judged; what else is left out stays as in {@link CalibrationPolicy#standard()}. Stateless and thread-safe.
 */
public final class PolicyJson {

    private static final Pattern ANALYZER = Pattern.compile("[a-z0-9_.-]{1,64}");
    private static final double LARGEST_RATE = 0.5;
    private static final String PERSON = "must be a person, written human:ID";

    private PolicyJson() {}

    /**
     * Reads a policy file.
     *
     * @throws IOException when the file cannot be read: it does not exist, or is a directory
     * @throws InvalidDocumentException when its content is no valid policy; names the file and lists every mistake
     */
    public static CalibrationPolicy read(Path file) throws IOException {
        return StrictJson.read(file, PolicyJson::read);
    }

    /**
     * Reads a policy.
     *
     * @param document the JSON document, at most 1 MiB
     * @throws InvalidDocumentException when it is no valid policy; lists every mistake
     */
    public static CalibrationPolicy read(byte[] document) {
        return TreeReader.read(document, root -> policy(root, CalibrationPolicy.standard()));
    }

    private static CalibrationPolicy policy(TreeReader root, CalibrationPolicy standard) {
        root.refuseOpenQuestions();
        return new CalibrationPolicy(
                range(root, "flag_rate"),
                range(root, "critical_flag_share"),
                range(root, "escalation_rate"),
                range(root, "sufficiency_rate"),
                range(root, "not_scored_rate"),
                ranges(root, "flag_type_rates"),
                ranges(root, "class_shares"),
                ranges(root, "mean_confidence"),
                ranges(root, "category_coverage"),
                byLabel(root.sections("dimensions", PolicyJson::differences)),
                root.section("outcomes", PolicyJson::outcomes).orElse(standard.outcomes()),
                expectedOutcomes(root),
                root.checked(
                        "month_ends",
                        root.integer("month_ends"),
                        standard.monthEnds(),
                        days -> days >= 0 && days <= CalibrationPolicy.MOST_MONTH_ENDS,
                        "must be a number of days from 0 to " + CalibrationPolicy.MOST_MONTH_ENDS),
                root.section("margins", section -> margins(section, standard.margins()))
                        .orElse(standard.margins()),
                number(
                        root,
                        "false_discovery_rate",
                        standard.falseDiscoveryRate(),
                        rate -> rate > 0 && rate <= LARGEST_RATE,
                        "must be above 0 and at most " + LARGEST_RATE),
                root.longInteger("seed").orElse(standard.seed()),
                new TreeSet<>(root.texts(root.either("disabled_analyzers", "without"), PolicyJson::analyzer)
                        .orElseGet(() -> List.copyOf(standard.disabledAnalyzers()))),
                root.section("learned", PolicyJson::learned)
                        .flatMap(learned -> learned)
                        .orElse(null));
    }

    /** Empty where a part is missing or wrong. */
    private static Optional<Learned> learned(TreeReader section) {
        section.require("window", "snapshot_digest", "said_by", "said_at");
        Optional<DayWindow> window =
                section.section("window", PolicyJson::window).flatMap(days -> days);
        Optional<Digest> snapshot =
                section.text("snapshot_digest", parsed(Digest::new, "must be 64 digits of 0-9, a-f"));
        Optional<Actor> saidBy = section.checked(
                "said_by", section.text("said_by", parsed(Actor::parse, PERSON)), Actor::isHuman, PERSON);
        Optional<Instant> saidAt =
                section.text("said_at", parsed(Instant::parse, "must be a time such as 2026-04-01T08:00:00Z"));
        List<String> leftOut = section.texts("left_out", PolicyJson::remark).orElse(List.of());
        return window.isPresent() && snapshot.isPresent() && saidBy.isPresent() && saidAt.isPresent()
                ? Optional.of(new Learned(
                        window.get(), snapshot.get().hex(), saidBy.get().toString(), saidAt.get(), leftOut))
                : Optional.empty();
    }

    private static Optional<DayWindow> window(TreeReader section) {
        section.require("first_day", "last_day");
        Function<String, LocalDate> day = parsed(LocalDate::parse, "must be a day such as 2026-03-29");
        Optional<LocalDate> first = section.text("first_day", day);
        Optional<LocalDate> last = section.text("last_day", day);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get().isBefore(first.get())) {
            section.refuse("its last_day is before its first_day. Swap the two.");
            return Optional.empty();
        }
        return Optional.of(new DayWindow(first.get(), last.get()));
    }

    private static <T> Function<String, T> parsed(Function<String, T> parse, String mend) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException(mend, e);
            }
        };
    }

    private static String remark(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be a text that says something");
        }
        return text;
    }

    private static ExpectedOutcomes expectedOutcomes(TreeReader root) {
        Map<String, Boolean> expected = root.bools("expected_outcomes");
        return new ExpectedOutcomes(
                meaning(
                        root,
                        "confidence_means",
                        meaning -> meaning != Meaning.CLASS_IS_RIGHT || !expected.isEmpty(),
                        "asks for expected_outcomes: which outcome each class expects, true for a good one"),
                meaning(
                        root,
                        "score_means",
                        meaning -> meaning != Meaning.CLASS_IS_RIGHT,
                        "must be good_outcome or left out"),
                byLabel(expected),
                range(root, "outcome_rate"),
                ranges(root, "class_outcome_rates"),
                range(root, "score_auc"));
    }

    private static Meaning meaning(TreeReader root, String key, Predicate<Meaning> rule, String mend) {
        return root.checked(key, root.choice(key, Meaning.class), Meaning.UNSAID, rule, mend);
    }

    private static @Nullable Interval range(TreeReader root, String key) {
        return root.section(key, PolicyJson::range).orElse(null);
    }

    private static Map<String, Interval> ranges(TreeReader root, String key) {
        return byLabel(root.sections(key, PolicyJson::range));
    }

    private static <T> Map<String, T> byLabel(Map<String, T> byKey) {
        Map<String, T> byLabel = new LinkedHashMap<>();
        byKey.forEach((raw, value) -> byLabel.put(Labels.normalise(raw).orElseThrow(), value));
        return byLabel;
    }

    /** An end that is left out cannot be passed. */
    private static Interval range(TreeReader section) {
        double min = share(section, "min", 0);
        double max = share(section, "max", 1);
        if (min > max) {
            section.refuse("its min is above its max. Swap the two.");
            return new Interval(0, 1);
        }
        return new Interval(min, max);
    }

    private static Differences differences(TreeReader section) {
        return new Differences(
                difference(section, "max_class_share_difference"), difference(section, "max_outcome_rate_difference"));
    }

    private static @Nullable Double difference(TreeReader section, String key) {
        double most = share(section, key, Double.NaN);
        return Double.isNaN(most) ? null : most;
    }

    private static double share(TreeReader section, String key, double open) {
        return number(
                section,
                key,
                open,
                share -> share >= 0 && share <= 1,
                "must be a share from 0 to 1, such as 0.3 for 30 %");
    }

    private static KnownOutcomes outcomes(TreeReader section) {
        String key = "known_after_days";
        Optional<Integer> days = section.integer(key);
        boolean fits = days.map(number -> number >= 0 && number <= KnownOutcomes.MOST_DAYS)
                .orElse(true);
        if (!fits) {
            section.refuse(key, "must be from 0 to " + KnownOutcomes.MOST_DAYS + " days");
        }
        return new KnownOutcomes(fits ? days.orElse(null) : null, section.labels("classes"));
    }

    private static Margins margins(TreeReader section, Margins standard) {
        return new Margins(
                above(0, section, "rate", standard.rate()),
                above(0, section, "relative_rate", standard.relativeRate()),
                above(1, section, "ratio", standard.ratio()),
                above(0, section, "class_mix", standard.classMix()),
                above(0, section, "confidence", standard.confidence()));
    }

    private static double above(int limit, TreeReader section, String key, double standard) {
        return number(section, key, standard, margin -> margin > limit, "must be above " + limit);
    }

    private static double number(TreeReader section, String key, double standard, Predicate<Double> rule, String mend) {
        return section.checked(key, section.decimal(key).map(BigDecimal::doubleValue), standard, rule, mend);
    }

    private static String analyzer(String id) {
        if (!ANALYZER.matcher(id).matches()) {
            throw new IllegalArgumentException("must be the id of an analyzer, such as boundary");
        }
        return id;
    }

    /**
     * Writes a policy: what has a default with its value, labels in alphabetical order. Equal policies give the same bytes, and what was
     * written is read as an equal policy.
     *
     * @return the JSON document, in UTF-8
     */
    public static byte[] write(CalibrationPolicy policy) {
        ExpectedOutcomes outcomes = policy.expectedOutcomes();
        ObjectNode file = object();
        put(file, "flag_rate", policy.flagRate());
        put(file, "critical_flag_share", policy.criticalFlagShare());
        put(file, "escalation_rate", policy.escalationRate());
        put(file, "sufficiency_rate", policy.sufficiencyRate());
        put(file, "not_scored_rate", policy.notScoredRate());
        put(file, "flag_type_rates", policy.flagTypeRates(), PolicyJson::object);
        put(file, "class_shares", policy.classShares(), PolicyJson::object);
        put(file, "mean_confidence", policy.meanConfidence(), PolicyJson::object);
        put(file, "category_coverage", policy.categoryCoverage(), PolicyJson::object);
        put(file, "dimensions", policy.dimensions(), PolicyJson::object);
        put(file, policy.outcomes());
        put(file, "confidence_means", outcomes.confidenceMeans());
        put(file, "score_means", outcomes.scoreMeans());
        put(file, "expected_outcomes", outcomes.byClass(), Function.identity());
        put(file, "outcome_rate", outcomes.rate());
        put(file, "class_outcome_rates", outcomes.classRates(), PolicyJson::object);
        put(file, "score_auc", outcomes.scoreAuc());
        file.put("month_ends", policy.monthEnds())
                .putPOJO("margins", policy.margins())
                .put("false_discovery_rate", policy.falseDiscoveryRate())
                .put("seed", policy.seed())
                .putPOJO("disabled_analyzers", policy.disabledAnalyzers());
        if (policy.learned() != null) {
            file.putPOJO("learned", policy.learned());
        }
        return ArtifactJson.write(file);
    }

    private static void put(ObjectNode file, String key, @Nullable Interval range) {
        if (range != null) {
            file.set(key, object(range));
        }
    }

    private static void put(ObjectNode file, String key, Meaning meaning) {
        if (meaning != Meaning.UNSAID) {
            file.putPOJO(key, meaning);
        }
    }

    private static void put(ObjectNode file, KnownOutcomes known) {
        if (!known.equals(KnownOutcomes.UNSAID)) {
            ObjectNode outcomes = file.putObject("outcomes");
            known.days().ifPresent(days -> outcomes.put("known_after_days", days));
            if (!known.classes().isEmpty()) {
                outcomes.putPOJO("classes", known.classes());
            }
        }
    }

    private static <T> void put(ObjectNode file, String key, Map<String, T> byLabel, Function<T, ?> form) {
        if (!byLabel.isEmpty()) {
            ObjectNode labels = file.putObject(key);
            new TreeMap<>(byLabel).forEach((label, value) -> labels.putPOJO(label, form.apply(value)));
        }
    }

    /** An end that cannot be passed is left out. */
    private static ObjectNode object(Interval range) {
        ObjectNode object = object();
        if (range.lower() > 0) {
            object.put("min", range.lower());
        }
        if (range.upper() < 1) {
            object.put("max", range.upper());
        }
        return object;
    }

    private static ObjectNode object(Differences most) {
        ObjectNode object = object();
        if (most.classShare() != null) {
            object.put("max_class_share_difference", most.classShare());
        }
        if (most.outcomeRate() != null) {
            object.put("max_outcome_rate_difference", most.outcomeRate());
        }
        return object;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
