package io.calibration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Known labels as a snapshot's layout has them; dimensions stand there only where there are some. */
final class KnownLabelsForm {

    private KnownLabelsForm() {}

    static ObjectNode write(KnownLabels known) {
        ObjectNode written = JsonNodeFactory.instance
                .objectNode()
                .putPOJO("categories", known.categories())
                .putPOJO("flag_types", known.flagTypes())
                .putPOJO("tiers", known.tiers())
                .putPOJO("escalations", known.escalations())
                .putPOJO("undeclared", known.undeclared());
        return known.dimensions().isEmpty() ? written : written.putPOJO("dimensions", known.dimensions());
    }

    /** @throws InvalidDocumentException when it is not that form */
    static KnownLabels read(ArtifactValue known) {
        return new KnownLabels(
                new TreeSet<>(known.at("categories").labels()),
                new TreeSet<>(known.at("flag_types").labels()),
                new TreeSet<>(known.at("tiers").labels()),
                new TreeSet<>(known.at("escalations").labels()),
                known.at("undeclared").as(Undeclared.class),
                known.has("dimensions") ? dimensions(known.at("dimensions")) : new TreeMap<>());
    }

    private static SortedMap<String, SortedSet<String>> dimensions(ArtifactValue known) {
        SortedMap<String, SortedSet<String>> dimensions = known.byLabel(values -> new TreeSet<>(values.labels()));
        if (dimensions.size() > KnownLabels.MOST_DIMENSIONS
                || dimensions.values().stream().anyMatch(values -> values.size() > KnownLabels.MOST_VALUES)) {
            throw known.refused("names too many dimensions, or values of one");
        }
        return dimensions;
    }
}
