package io.calibration.disclosure;

import io.calibration.metrics.PrivacyPolicy;

/** What an artifact says of its own privacy, in plain words. */
public final class PrivacyNotice {

    private PrivacyNotice() {}

    public static String of(PrivacyPolicy policy) {
        return policy.isExact()
                ? "Exact counts. This file is as confidential as the scan results: small groups can be recognised in it."
                : "No figure rests on fewer than " + policy.minimumCell()
                        + " results. Smaller groups are counted with a"
                        + " neighbour (a class, a day or a bin shown as 0 may be part of the one before or after it), in"
                        + " \"other\", or not at all.";
    }
}
