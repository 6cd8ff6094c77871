package io.calibration.approval;

import io.calibration.registry.RefusalCode;
import java.util.List;

/**
 * What the rules need to know that takes work to find out, found out before the store's lock is taken.
 *
 * @param store the store's id
 * @param permitted whether the access policy permits the command
 * @param contentFaults what is wrong with the stored bytes of the version; empty when each digest was recomputed and equal
 * @param compatibility what the config check said; compatible where the command needs no check
 */
record Facts(String store, boolean permitted, List<RefusalCode> contentFaults, CompatibilityReport compatibility) {}
