package io.calibration.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How scores crowd at a threshold, as a finding of crowding or bunching says. */
public enum BoundaryShape {
    /** The counts step up or down at the line. */
    JUMP(1),
    /** Too few results close to the line on one side, too many on the other. */
    SHIFT(1),
    /** More results than expected on both sides of the line. */
    HUMP(2),
    /** More results than expected on the better side's first place. */
    SPIKE(3);

    private static final String NAME = "shape";

    private final int code;

    BoundaryShape(int code) {
        this.code = code;
    }

    /** The shape as a figure of evidence, with its name there. */
    public Evidence.Builder addTo(Evidence.Builder evidence) {
        return evidence.figure(NAME, Figure.term(this, code));
    }

    /** The shape that evidence tells of, if it does. A report that was read back does not tell a shift from a jump. */
    public static Optional<BoundaryShape> in(Evidence evidence) {
        OptionalDouble told = evidence.figure(NAME);
        return Stream.of(values())
                .filter(shape -> told.isPresent() && shape.code == told.getAsDouble())
                .findFirst();
    }
}
