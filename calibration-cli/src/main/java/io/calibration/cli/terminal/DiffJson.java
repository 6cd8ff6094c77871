package io.calibration.cli.terminal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.ConfigDiff;

/** What differs between two configs, for programs. */
public final class DiffJson {

    private DiffJson() {}

    /** {@code from}, {@code to}, and {@code differences} by {@code path}; what is not there is null. */
    public static ObjectNode of(ConfigDiff diff) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", diff.from().text()).put("to", diff.to().text());
        ArrayNode differences = json.putArray("differences");
        diff.differences()
                .forEach(each -> differences
                        .addObject()
                        .put("path", each.path())
                        .put("before", each.before())
                        .put("after", each.after()));
        return json;
    }
}
