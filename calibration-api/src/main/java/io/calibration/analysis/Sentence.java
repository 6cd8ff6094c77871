package io.calibration.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is said to people, made of words and of parts that know the counts of results that they could tell. So whether it may be published
 * is known without reading it.
 *
 * <p>{@code Sentence.of("{} of {} a flag.", Figure.share(30, 1000), Figure.results(1000).with("result carries", "results carry"))} says
 * "3.0 % of 1,000 results carry a flag." Immutable.
 */
public final class Sentence implements Part, CharSequence {

    /** Some words. */
    record Words(String text, List<Long> counts) implements Part {}

    private static final String PLACE = "{}";

    private final List<Part> parts;
    private final String text;

    private Sentence(List<Part> parts) {
        this.parts = List.copyOf(parts);
        text = parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /**
     * A sentence with parts in it.
     *
     * @param words what the analyzer itself says, with <code>{}</code> for each part. A label never stands in it, whoever wrote it
     * @param parts in order
     * @throws IllegalArgumentException when there are more or fewer parts than places
     */
    public static Sentence of(String words, Part... parts) {
        List<Part> all = new ArrayList<>();
        int from = 0;
        for (Part part : parts) {
            int place = words.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("There are more parts than places: " + words);
            }
            all.add(declared(words.substring(from, place)));
            all.add(part);
            from = place + PLACE.length();
        }
        if (words.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("There are more places than parts: " + words);
        }
        all.add(declared(words.substring(from)));
        return new Sentence(all);
    }

    /** Parts with something between them. */
    public static Sentence join(String between, List<? extends Part> parts) {
        return of(String.join(between, parts.stream().map(part -> PLACE).toList()), parts.toArray(Part[]::new));
    }

    /** A label that config or policy declare, a limit that they set, or other words that rest on no result. */
    public static Part declared(String text) {
        return new Words(text, List.of());
    }

    /**
     * A label that came with the results.
     *
     * @param results results that bear it
     */
    public static Part seen(String label, long results) {
        return new Words(label, List.of(results));
    }

    /** This and what follows it. */
    public Sentence plus(Sentence more) {
        return of("{}{}", this, more);
    }

    /** What it is made of, in order, its words among them. */
    public List<Part> parts() {
        return parts;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<Long> counts() {
        return parts.stream().flatMap(part -> part.counts().stream()).toList();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    /** Whether it says the same, and could tell the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sentence that && text.equals(that.text) && counts().equals(that.counts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, counts());
    }

    /** What it says. */
    @Override
    public String toString() {
        return text;
    }
}
