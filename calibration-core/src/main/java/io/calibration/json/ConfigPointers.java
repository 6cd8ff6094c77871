package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gathers the JSON Pointers of a config: those of its document, and those of what it may hold besides. */
final class ConfigPointers {

    private static final List<String> SECTIONS =
            List.of("score_scale", "category_weights", "absent_confidence", "known_labels");

    private final SortedSet<String> pointers = new TreeSet<>();

    private ConfigPointers() {}

    static SortedSet<String> of(ScoringConfig config, JsonNode document) {
        ConfigPointers all = new ConfigPointers();
        all.document("", document);
        SECTIONS.forEach(section -> all.add(section));
        all.add(config.names().severityRules());
        for (ScoreClass scoreClass : config.classes()) {
            all.pointers.add(scoreClass.pointer("min_confidence"));
            for (FlagSeverity severity : FlagSeverity.values()) {
                List<String> keys = config.names().flagLimit(severity);
                for (int i = 1; i <= keys.size(); i++) {
                    all.pointers.add(scoreClass.path() + ScoringConfig.pointer(keys.subList(0, i)));
                }
            }
        }
        for (FlagSeverity severity : FlagSeverity.values()) {
            all.pointers.add(config.pointer(severity));
            all.pointers.add(config.pointer(severity) + "/min_occurrences");
        }
        return all.pointers;
    }

    private void document(String pointer, JsonNode node) {
        node.properties().forEach(field -> {
            String below = pointer + ScoringConfig.pointer(List.of(field.getKey()));
            pointers.add(below);
            document(below, field.getValue());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers.add(pointer + "/" + i);
            document(pointer + "/" + i, node.get(i));
        }
    }

    private void add(String section) {
        pointers.add(ScoringConfig.pointer(List.of(section)));
    }
}
