package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ConfigDiff;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Labels;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.AbsentConfidence;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.Names;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.ScoringConfig.SeverityRule;
import io.calibration.config.ScoringConfig.SeverityRule.Escalation;
import io.calibration.config.Version;
import io.calibration.internal.JacksonVersion;
import io.calibration.internal.Nearest;
import io.calibration.internal.json.DocumentDiff;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.StrictJson;
import io.calibration.internal.json.TreeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads scoring configs. Strict: UTF-8 without a byte order mark, keys once, no coercion ({@code "7"} or {@code 7.0} is no whole
 * number), no unknown key inside a known section unless it begins with {@code x_}. Sections that the library does not know stay in
 * the config's document, untouched, unless their key is likely a misspelt one of those that it knows. Stateless and thread-safe.
 */
public final class ConfigJson {

    private static final String BLOCKS = "blocks_";
    private static final List<String> SECTIONS =
            List.of("score_scale", "category_weights", "absent_confidence", "known_labels");

    /** Stands in for a version that could not be read, so that the rest can be checked; such a config is never handed out. */
    private static final Version UNREADABLE = new Version("0.0.0");

    private ConfigJson() {}

    /**
     * Reads a config file.
     *
     * @throws IOException when the file cannot be read: it does not exist, or is a directory
     * @throws InvalidDocumentException when its content is no valid config; names the file and lists every mistake
     */
    public static ScoringConfig read(Path file) throws IOException {
        return StrictJson.read(file, ConfigJson::read);
    }

    /**
     * Reads a config.
     *
     * @param document the JSON document, at most 1 MiB
     * @throws InvalidDocumentException when it is no valid config; lists every mistake
     * @throws IllegalStateException when Jackson is too old
     */
    public static ScoringConfig read(byte[] document) {
        JacksonVersion.require();
        String text = StrictJson.text(document);
        Mistakes mistakes = new Mistakes();
        ObjectNode object = StrictJson.object(text, mistakes);
        TreeReader root = new TreeReader(object, "", mistakes);
        root.refuseOpenQuestions();
        ScoringConfig config = config(text, root);
        root.refuseMisspeltKeys();
        ConfigRules.checkPaths(object, 0, "", mistakes);
        ConfigRules.check(config, mistakes);
        mistakes.refuse();
        return config;
    }

    /** The number at a JSON Pointer of a config's document, as written; empty when there is none. */
    public static Optional<BigDecimal> number(ScoringConfig config, String pointer) {
        JsonNode node = StrictJson.object(config.document(), new Mistakes()).at(pointer);
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    /**
     * The JSON Pointers that lead to something in a config: to whatever its document holds, and to the sections and thresholds that it may hold
     * besides.
     */
    public static NavigableSet<String> pointers(ScoringConfig config) {
        NavigableSet<String> pointers = new TreeSet<>();
        addPointers("", StrictJson.object(config.document(), new Mistakes()), pointers);
        Stream.concat(SECTIONS.stream(), Stream.of(config.names().severityRules()))
                .map(section -> ScoringConfig.pointer(List.of(section)))
                .forEach(pointers::add);
        for (ScoreClass scoreClass : config.classes()) {
            pointers.add(scoreClass.pointer("min_confidence"));
            for (FlagSeverity severity : FlagSeverity.values()) {
                List<String> keys = config.names().flagLimit(severity);
                for (int i = 1; i <= keys.size(); i++) {
                    pointers.add(scoreClass.path() + ScoringConfig.pointer(keys.subList(0, i)));
                }
            }
        }
        for (FlagSeverity severity : FlagSeverity.values()) {
            pointers.add(config.pointer(severity));
            pointers.add(config.pointer(severity) + "/min_occurrences");
        }
        return pointers;
    }

    private static void addPointers(String pointer, JsonNode node, SortedSet<String> to) {
        for (Map.Entry<String, JsonNode> child : ArtifactReader.children(node)) {
            String below = pointer + ScoringConfig.pointer(List.of(child.getKey()));
            to.add(below);
            addPointers(below, child.getValue(), to);
        }
    }

    /** What differs between two configs, in the sections that the library does not know too. */
    public static ConfigDiff diff(ScoringConfig from, ScoringConfig to) {
        return new ConfigDiff(
                from.logicVersion(),
                to.logicVersion(),
                DocumentDiff.of(
                        StrictJson.object(from.document(), new Mistakes()),
                        StrictJson.object(to.document(), new Mistakes())));
    }

    private static ScoringConfig config(String text, TreeReader root) {
        Names names = names(root);
        root.require("logic_version", names.classThresholds());
        Version version = root.text("logic_version", Version::new).orElse(UNREADABLE);
        ScoreScale scale = root.section("score_scale", ConfigJson::scale).orElse(ScoreScale.standard());
        Map<String, ClassThresholds> classes =
                root.sections(names.classThresholds(), section -> thresholds(section, names));
        return new ScoringConfig(
                text,
                version,
                scale,
                root.decimals("category_weights"),
                classes,
                root.section(names.severityRules(), section -> severities(section, labels(classes), names))
                        .orElse(Map.of()),
                root.choice("absent_confidence", AbsentConfidence.class).orElse(AbsentConfidence.PASSES),
                root.section("known_labels", ConfigJson::known).orElse(KnownLabels.none()),
                names);
    }

    /** The names that the document uses; both at once are a mistake, for one of the two would be read past. */
    private static Names names(TreeReader root) {
        boolean former = Stream.of(Names.FORMER.classThresholds(), Names.FORMER.severityRules())
                .anyMatch(root.keys()::contains);
        Names used = former ? Names.FORMER : Names.CURRENT;
        Names other = former ? Names.CURRENT : Names.FORMER;
        for (String key : List.of(other.classThresholds(), other.severityRules())) {
            root.expect(key);
            if (root.keys().contains(key)) {
                root.refuse(
                        key,
                        "is of other names than the rest of the document. Write class_thresholds, flag_limits and"
                                + " severity_rules, or by their former names compatibility_thresholds, max_red_flags_..."
                                + " and red_flag_severity_thresholds, not some of each");
            }
        }
        return used;
    }

    private static KnownLabels known(TreeReader section) {
        KnownLabels labels = new KnownLabels(
                section.labels("categories"),
                section.labels("flag_types"),
                section.labels("tiers"),
                section.labels("escalations"),
                section.choice("undeclared", Undeclared.class).orElse(Undeclared.CODES));
        Map<String, SortedSet<String>> dimensions =
                section.labelled("dimensions", (of, name) -> Optional.of(values(of, name, labels)));
        if (dimensions.size() > KnownLabels.MOST_DIMENSIONS) {
            section.refuse(
                    "dimensions", "names more than " + KnownLabels.MOST_DIMENSIONS + " dimensions. Leave out the rest");
            return labels;
        }
        return labels.withDimensions(new TreeMap<>(dimensions));
    }

    private static SortedSet<String> values(TreeReader dimensions, String name, KnownLabels labels) {
        SortedSet<String> values = dimensions.labels(name, KnownLabels.MOST_VALUES);
        String label = Labels.normalise(name).orElseThrow();
        if (label.equals(KnownLabels.HOUR_OF_DAY)) {
            if (!KnownLabels.HOURS.containsAll(values)) {
                dimensions.refuse(name, "names a value that is no hour. Write h00 to h23, or leave the list empty");
                return new TreeSet<>();
            }
        } else if (values.isEmpty()
                && labels.undeclared() == Undeclared.OTHER
                && !(label.equals(KnownLabels.TIER) && !labels.tiers().isEmpty())) {
            dimensions.refuse(name, "names no values, and undeclared labels count as other. Name its values");
        }
        return values;
    }

    /** A scale as configs and snapshots write it; what is left out is that of {@link ScoreScale#standard()}. */
    static ScoreScale scale(TreeReader section) {
        ScoreScale scale = ScoreScale.standard();
        try {
            return new ScoreScale(
                    section.decimal("min").orElse(scale.min()),
                    section.decimal("max").orElse(scale.max()),
                    section.decimal("step").orElse(scale.step()),
                    section.choice("direction", Direction.class).orElse(scale.direction()),
                    section.choice("beyond", ScoreScale.Beyond.class).orElse(scale.beyond()));
        } catch (IllegalArgumentException e) {
            section.refuse(String.valueOf(e.getMessage()));
            return scale;
        }
    }

    @SuppressWarnings("NullAway") // a missing min_score stays null, so that the validation reports it
    private static ClassThresholds thresholds(TreeReader section, Names names) {
        return new ClassThresholds(
                section.decimal("min_score").orElse(null),
                section.decimal("min_confidence").orElse(null),
                names == Names.CURRENT
                        ? section.section("flag_limits", limits -> flagLimits(limits, names))
                                .orElse(Map.of())
                        : flagLimits(section, names));
    }

    private static Map<FlagSeverity, Integer> flagLimits(TreeReader section, Names names) {
        Map<FlagSeverity, Integer> limits = new EnumMap<>(FlagSeverity.class);
        for (FlagSeverity severity : FlagSeverity.values()) {
            List<String> keys = names.flagLimit(severity);
            section.integer(keys.get(keys.size() - 1)).ifPresent(most -> limits.put(severity, most));
        }
        return limits;
    }

    private static Map<FlagSeverity, SeverityRule> severities(TreeReader section, Set<String> classes, Names names) {
        Map<FlagSeverity, SeverityRule> severities = new LinkedHashMap<>();
        for (FlagSeverity severity : FlagSeverity.values()) {
            section.section(severity.label(), s -> severity(s, classes, names))
                    .ifPresent(threshold -> severities.put(severity, threshold));
        }
        return severities;
    }

    private static SeverityRule severity(TreeReader section, Set<String> classes, Names names) {
        return new SeverityRule(
                section.integer("min_occurrences")
                        .orElse(SeverityRule.standard().minOccurrences()),
                section.bool("auto_escalate").orElse(false) ? Escalation.AUTOMATIC : Escalation.NONE,
                blocks(section, classes, names));
    }

    private static SortedSet<String> blocks(TreeReader section, Set<String> classes, Names names) {
        Map<String, String> keyOfClass = new HashMap<>();
        SortedSet<String> blocked = new TreeSet<>();
        Set<String> known = classes.stream().map(BLOCKS::concat).collect(Collectors.toCollection(TreeSet::new));
        for (String key : section.keys()) {
            String label = key.startsWith(BLOCKS)
                    ? Labels.declared(key.substring(BLOCKS.length())).orElse("")
                    : "";
            if (label.isEmpty()) {
                continue; // an unknown key
            }
            boolean blocks = section.bool(key).orElse(false);
            String before = keyOfClass.putIfAbsent(label, key);
            if (!classes.contains(label)) {
                section.refuse(key, "names no class of " + names.classThresholds() + "." + Nearest.hint(key, known));
            } else if (before != null) {
                section.refuse(key, TreeReader.sameLabel(before, BLOCKS + label));
            } else if (blocks) {
                blocked.add(label);
            }
        }
        return blocked;
    }

    private static Set<String> labels(Map<String, ClassThresholds> classes) {
        return classes.keySet().stream()
                .map(key -> Labels.normalise(key).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
