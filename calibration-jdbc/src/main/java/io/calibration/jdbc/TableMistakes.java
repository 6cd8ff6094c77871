package io.calibration.jdbc;

import io.calibration.metrics.CollectionException;
import java.util.ArrayList;
import java.util.List;

/** Everything in which tables are not as described. */
final class TableMistakes {

    private final List<String> all = new ArrayList<>();

    /**
     * Adds one.
     *
     * @param place the table or the column
     * @param wrong what is wrong with it
     * @param mend what to do
     */
    void add(String place, String wrong, String mend) {
        all.add(place + " " + wrong + ". " + mend);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    CollectionException toException() {
        return new CollectionException("The scan results are not as described:\n  " + String.join("\n  ", all), null);
    }
}
