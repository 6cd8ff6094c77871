package io.calibration.approval;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A log of the corpus.
 *
 * @param name its file's name without the ending
 * @param what was done to it
 * @param marks the checkpoints that it is verified with
 * @param verdicts for chain, checkpoints and fold, what every verifier has to say
 * @param file its text; each character is written in UTF-8
 * @param signed the text of the signed checkpoint that it is verified with; empty when there is none
 */
record CorpusLog(String name, String what, List<String> marks, List<String> verdicts, String file, String signed) {

    private static final String UNCHECKED = "NOT_CHECKED 0";
    private static final String HOLDS = "HOLDS 0";

    CorpusLog(String name, String what, List<String> marks, List<String> verdicts, String file) {
        this(name, what, marks, verdicts, file, "");
    }

    static CorpusLog right(String name, String what, WrittenLog log) {
        return new CorpusLog(name, what, List.of(), List.of(HOLDS, UNCHECKED, HOLDS), log.file());
    }

    /** The chain breaks at this entry. */
    static CorpusLog chain(int seq, String name, String what, WrittenLog log) {
        return chain(seq, name, what, log.file());
    }

    static CorpusLog chain(int seq, String name, String what, String file) {
        return new CorpusLog(name, what, List.of(), List.of("FAILS " + seq, UNCHECKED, UNCHECKED), file);
    }

    /** This entry breaks a rule. */
    static CorpusLog fold(int seq, String name, String what, WrittenLog log) {
        return new CorpusLog(name, what, List.of(), List.of(HOLDS, UNCHECKED, "FAILS " + seq), log.file());
    }

    /** The same log verified with checkpoints, and what is said of them. */
    CorpusLog with(String said, String... checkpoints) {
        return new CorpusLog(name, what, List.of(checkpoints), List.of(verdicts.get(0), said, verdicts.get(2)), file);
    }

    /** The same log verified with a signed checkpoint as well, and what is said of all. */
    CorpusLog signed(String said, String text) {
        return new CorpusLog(name, what, marks, List.of(verdicts.get(0), said, verdicts.get(2)), file, text);
    }

    boolean isSigned() {
        return !signed.isEmpty();
    }

    byte[] signedBytes() {
        return signed.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    /** What a verifier prints. */
    String words() {
        return "CHAIN " + verdicts.get(0) + "\nCHECKPOINTS " + verdicts.get(1) + "\nFOLD " + verdicts.get(2) + "\n";
    }

    /** The line of the index. */
    String row() {
        String with = marks.isEmpty() ? "-" : String.join(" ", marks);
        String key = isSigned() ? TestKeys.GATE.key().toString() : "-";
        return String.join("\t", name, String.join("\t", verdicts), with, key, what) + "\n";
    }
}
