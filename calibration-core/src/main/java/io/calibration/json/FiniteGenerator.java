package io.calibration.json;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** Refuses numbers that JSON has no form for; Jackson alone would write them as the text "NaN". */
final class FiniteGenerator extends JsonGeneratorDelegate {

    FiniteGenerator(JsonGenerator delegate) {
        super(delegate);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        check(value);
        super.writeNumber(value);
    }

    @Override
    public void writeNumber(float value) throws IOException {
        check(value);
        super.writeNumber(value);
    }

    @Override
    public void writeArray(double[] array, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            check(array[i]);
        }
        super.writeArray(array, offset, length);
    }

    private void check(double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new JsonGenerationException("A number is not finite (NaN or infinite).", this);
        }
    }
}
