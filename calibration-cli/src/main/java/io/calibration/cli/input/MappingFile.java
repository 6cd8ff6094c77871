package io.calibration.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.collect.ScanMapping;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.json.MappingJson;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.MetricsSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A mapping, and the file in which people mend it.
 *
 * @param document as it is written
 */
public record MappingFile(Path file, ScanMapping mapping, JsonNode document) {

    private static final String CLASSES = "/fields/classification/values";
    private static final String VERSIONS = "/fields/logic_version/values";

    /**
     * Reads a file of a mapping.
     *
     * @throws io.calibration.json.InvalidDocumentException when it is none
     */
    static MappingFile read(Path file) throws IOException {
        return new MappingFile(
                file, MappingJson.read(Documents.file(file)), new ObjectMapper().readTree(Documents.content(file)));
    }

    /**
     * What is to be said of classes that texts stand for and the config has not, by their places; empty where it has all. Where the mapping names
     * several versions, they may be classes of another one.
     */
    String lackingClasses(ScoringConfig config) {
        long versions = StreamSupport.stream(document.at(VERSIONS).spliterator(), false)
                .filter(JsonNode::isTextual)
                .distinct()
                .count();
        List<String> lacking = document.at(CLASSES).properties().stream()
                .filter(each ->
                        each.getValue().isTextual() && !isClass(each.getValue().textValue(), config))
                .map(each -> CLASSES + ScoringConfig.pointer(List.of(each.getKey())) + " stands for "
                        + each.getValue().textValue())
                .toList();
        return versions > 1 || lacking.isEmpty()
                ? ""
                : file + ": " + String.join(", ", lacking) + ", and the config " + config.logicVersion()
                        + " has the classes "
                        + config.classes().stream().map(ScoreClass::label).collect(Collectors.joining(", "))
                        + ". Name one of them there, or name the config that has it.";
    }

    private static boolean isClass(String text, ScoringConfig config) {
        return Labels.normalise(text)
                .filter(label ->
                        config.classes().stream().anyMatch(each -> each.label().equals(label)))
                .isPresent();
    }

    /** What the mapping says of that which was rejected, as it is the first to be mended; empty where nothing was. */
    public String mend(MetricsSnapshot snapshot) {
        List<String> places = snapshot.metrics().intake().rejected().keySet().stream()
                .map(Rejection::field)
                .distinct()
                .filter(field -> document.at("/fields").has(field))
                .map(field -> field + " by " + document.at("/fields").get(field))
                .toList();
        return places.isEmpty()
                ? ""
                : file + " reads " + String.join(", ", places)
                        + ". Where that does not fit the data, mend it there: the column, the format and zone of a time, values,"
                        + " decimal_comma under csv.";
    }
}
