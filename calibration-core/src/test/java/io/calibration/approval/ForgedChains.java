package io.calibration.approval;

import static io.calibration.approval.CorpusLog.chain;
import static io.calibration.approval.CorpusLog.right;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.proposed;
import static io.calibration.approval.WrittenLog.some;

import io.calibration.registry.VersionState;
import java.util.List;

/** Entries that were moved, taken out or put in, and logs that are not those of their checkpoints. */
final class ForgedChains {

    private ForgedChains() {}

    static List<CorpusLog> all() {
        return List.of(
                chain(
                        3,
                        "chain-edited",
                        "An entry is edited, and its hash is the old one.",
                        replaced(3, "human:bo", "human:cy")),
                chain(
                        4,
                        "chain-edited-and-hashed",
                        "An entry is edited with its hash, and the next hangs on the old one.",
                        plain().file()
                                .replace(
                                        plain().line(3),
                                        plain().edit(3, "human:bo", "human:cy").line(3))),
                chain(
                        3,
                        "chain-removed",
                        "An entry is missing; the next hangs on it.",
                        plain().file().replace(plain().line(3), "")),
                chain(
                        3,
                        "chain-removed-and-chained",
                        "An entry is missing; the next is chained anew and has its number still.",
                        plain().remove(3)),
                chain(
                        3,
                        "chain-swapped",
                        "Two entries in the other order.",
                        plain().line(1) + plain().line(2) + plain().line(4) + plain().line(3)),
                chain(
                        4,
                        "chain-doubled",
                        "An entry stands twice.",
                        plain().file().replace(plain().line(3), plain().line(3) + plain().line(3))),
                chain(
                        1,
                        "chain-first-missing",
                        "The first entry is missing.",
                        plain().file().replace(plain().line(1), "")),
                chain(1, "genesis-wrong", "The first entry hangs on nothing.", plain().hang(1, some("nothing"))),
                chain(
                        1,
                        "genesis-of-other-scope",
                        "The first entry hangs on the genesis of another scope.",
                        plain().hang(1, some("io.calibration.genesis.v1\nmemory:corpus\nother\n"))),
                chain(3, "previous-wrong", "An entry hangs on another.", plain().hang(3, some("nothing"))),
                chain(3, "seq-wrong", "An entry has another number.", plain().edit(3, "\"seq\":3", "\"seq\":4")),
                chain(
                        1,
                        "seq-from-zero",
                        "The first entry has the number 0.",
                        plain().edit(1, "\"seq\":1", "\"seq\":0")),
                chain(4, "request-repeated", "A request was done twice.", plain().edit(4, "request-4", "request-3")),
                chain(3, "store-other", "An entry of another store.", plain().edit(3, "memory:corpus", "memory:other")),
                chain(3, "scope-other", "An entry of another scope.", plain().edit(3, "dating", "chess")),
                chain(
                        3,
                        "store-spliced",
                        "From the third entry on, the log of another store.",
                        proposed().file()
                                + plain().editAll("memory:corpus", "memory:other")
                                        .line(3)),
                chain(
                        4,
                        "rule-broken-and-chain",
                        "A rule is broken, and the chain behind it.",
                        proposed()
                                .approve("human:ann", "1.1.0", VersionState.APPROVED)
                                .activate("1.1.0", "1.0.0")
                                .edit(4, "\"seq\":4", "\"seq\":5")),
                right(
                                "checkpoint-right",
                                "The log with checkpoints at its beginning, on its way and at its end.",
                                plain())
                        .with("HOLDS 0", plain().mark(0), plain().mark(2), plain().mark(4)),
                right("checkpoint-leading-zeros", "A checkpoint whose number has leading zeros.", plain())
                        .with("HOLDS 0", "00" + plain().mark(4)),
                right("cut", "The last entry is cut off.", approved()).with("FAILS 4", plain().mark(4)),
                right("cut-by-two", "Two entries are cut off.", proposed()).with("FAILS 3", plain().mark(4)),
                empty("cut-to-nothing", "All entries are cut off.").with("FAILS 1", plain().mark(4)),
                right("checkpoint-beyond-the-end", "A checkpoint that counts far more entries.", plain())
                        .with("FAILS 5", "999999999999999:" + some("nothing")),
                right("checkpoint-other-hash", "A checkpoint with another hash.", plain())
                        .with("FAILS 2", plain().mark(4), "2:" + some("nothing")),
                right("checkpoint-two-of-one-entry", "Two checkpoints of one entry; one is another's.", plain())
                        .with("FAILS 3", plain().mark(3), "3:" + some("nothing")),
                right(
                                "rewritten",
                                "Another past with right hashes: somebody else approved.",
                                plain().edit(3, "human:bo", "human:cy"))
                        .with("FAILS 3", plain().mark(2), plain().mark(3)),
                right("checkpoint-zero-other", "A checkpoint of no entries from another scope.", plain())
                        .with("FAILS 0", "0:" + some("nothing"), plain().mark(4)),
                empty(
                                "checkpoint-zero-of-nothing",
                                "No entries, and a checkpoint of none: nothing says whose log it is.")
                        .with("HOLDS 0", "0:" + some("nothing")),
                chain(
                                1,
                                "checkpoint-zero-unreadable",
                                "A checkpoint of no entries, and a first line that does not say whose log it is.",
                                "{}\n")
                        .with("FAILS 0", plain().mark(0)),
                chain(
                                1,
                                "checkpoint-unreadable-line",
                                "A checkpoint with the hash of no bytes, and a line without a hash.",
                                "{}\n")
                        .with("FAILS 1", "1:" + some("")),
                chain(
                                3,
                                "checkpoint-behind-the-break",
                                "The chain is broken before the checkpoint, and the hash that it names still stands there.",
                                replaced(3, "human:bo", "human:cy"))
                        .with("HOLDS 0", plain().mark(4)),
                chain(
                                3,
                                "checkpoint-on-no-line",
                                "A checkpoint on what has its hash and is not even a line.",
                                plain().edit(3, ",\"at\"", ",\r\"at\""))
                        .with("FAILS 3", plain().edit(3, ",\"at\"", ",\r\"at\"").mark(3)),
                chain(
                                3,
                                "checkpoint-on-no-entry",
                                "A checkpoint on what has its hash and is no entry.",
                                plain().edit(3, ",\"request\":\"request-3\"", ""))
                        .with(
                                "HOLDS 0",
                                plain().edit(3, ",\"request\":\"request-3\"", "")
                                        .mark(3)));
    }

    private static String replaced(int seq, String from, String to) {
        String line = plain().line(seq);
        return plain().file().replace(line, line.replace(from, to));
    }

    private static CorpusLog empty(String name, String what) {
        return new CorpusLog(name, what, List.of(), RightLogs.all().get(0).verdicts(), "");
    }
}
