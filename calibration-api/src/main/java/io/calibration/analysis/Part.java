package io.calibration.analysis;

import java.util.List;

/** Part of what is said: a figure, a label or other words, or a sentence in a sentence. It knows what it could tell. Immutable. */
public sealed interface Part permits Figure, Sentence, Sentence.Words {

    /** What it says. */
    String text();

    /** Numbers of results that it could tell; empty for what rests on no result. */
    List<Long> counts();
}
