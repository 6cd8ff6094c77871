package io.calibration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.metrics.PrivacyPolicy;

/** What an artifact says of its own privacy. */
record ArtifactPrivacy(Mode mode, int minimumCell, String notice) {

    enum Mode {
        EXACT,
        PROTECTED
    }

    static ArtifactPrivacy of(PrivacyPolicy policy) {
        return policy.isExact()
                ? new ArtifactPrivacy(
                        Mode.EXACT,
                        policy.minimumCell(),
                        "Exact counts. This file is as confidential as the scan results: small groups can be recognised in it.")
                : new ArtifactPrivacy(
                        Mode.PROTECTED,
                        policy.minimumCell(),
                        "No figure rests on fewer than " + policy.minimumCell()
                                + " results. Smaller groups are counted with a"
                                + " neighbour (a class, a day or a bin shown as 0 may be part of the one before or after it), in"
                                + " \"other\", or not at all.");
    }

    /** The same with how much was withheld. */
    ObjectNode withholding(String what, long count) {
        return JsonNodeFactory.instance
                .objectNode()
                .putPOJO("mode", mode)
                .put("minimum_cell", minimumCell)
                .put("notice", notice)
                .put(what, count);
    }

    /** The policy; that all else follows from it, {@link ArtifactReader} checks. */
    static PrivacyPolicy read(ArtifactValue privacy) {
        ArtifactValue cell = privacy.at("minimum_cell");
        try {
            return new PrivacyPolicy(cell.integer());
        } catch (IllegalArgumentException e) {
            throw cell.refused("must be 1 or at least 5");
        }
    }
}
