package io.calibration.json;

import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.Version;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** How a part's results are cut into cells, in the order of its bytes; the part's first and last figures. */
final class LayoutCodec {

    /** Any layout, to be filled in. */
    static final SnapshotLayout ANY = SnapshotLayout.of(
            new Version("1.0.0"),
            ScoreScale.standard(),
            List.of(),
            List.of(),
            List.of("any"),
            List.of(0, 0, 0, 0),
            new TreeSet<>());

    private LayoutCodec() {}

    static SnapshotLayout layout(ByteWalk bytes, SnapshotLayout given) {
        Version version = new Version(bytes.text(given.logicVersion().text()));
        ScoreScale scale = scale(bytes, given.scale());
        List<BigDecimal> scores = bytes.list(given.scoreRegions().edges(), 2, BigDecimal.ZERO, bytes::decimal);
        List<BigDecimal> confidences =
                bytes.list(given.confidenceRegions().edges(), 2, BigDecimal.ZERO, bytes::decimal);
        List<String> names = bytes.labels(given.classes());
        bytes.require(!names.isEmpty() && new TreeSet<>(names).size() == names.size(), "holds no class, or one twice");
        List<Integer> caps = ByteWalk.each(
                given.occurrenceCaps(), FlagSeverity.COUNT, cap -> bytes.number(cap, Integer.MAX_VALUE - 1));
        return SnapshotLayout.of(
                version, scale, scores, confidences, names, caps, new TreeSet<>(bytes.labels(given.namedCategories())));
    }

    private static ScoreScale scale(ByteWalk bytes, ScoreScale given) {
        BigDecimal min = bytes.decimal(given.min());
        BigDecimal max = bytes.decimal(given.max());
        BigDecimal step = bytes.decimal(given.step());
        int rules = bytes.number(
                (given.direction() == Direction.HIGHER_IS_BETTER ? 0 : 1)
                        + (given.beyond() == ScoreScale.Beyond.REJECT ? 0 : 2),
                3);
        return new ScoreScale(
                min,
                max,
                step,
                (rules & 1) == 0 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                (rules & 2) == 0 ? ScoreScale.Beyond.REJECT : ScoreScale.Beyond.CLAMP);
    }

    static SortedMap<String, SortedSet<String>> dimensions(ByteWalk bytes, KnownLabels given) {
        return bytes.labels(given.dimensions(), new TreeSet<>(), values -> new TreeSet<>(bytes.labels(values)));
    }

    /** Last, so that a part without any is as it was before there were these lists. */
    static KnownLabels knownLabels(ByteWalk bytes, KnownLabels given) {
        if (!bytes.isMore(!given.equals(KnownLabels.none()))) {
            return KnownLabels.none();
        }
        int undeclared = bytes.number(given.undeclared() == Undeclared.CODES ? 0 : 1, 1);
        return new KnownLabels(
                new TreeSet<>(bytes.labels(given.categories())),
                new TreeSet<>(bytes.labels(given.flagTypes())),
                new TreeSet<>(bytes.labels(given.tiers())),
                new TreeSet<>(bytes.labels(given.escalations())),
                undeclared == 0 ? Undeclared.CODES : Undeclared.OTHER);
    }
}
