package io.calibration.approval;

import static io.calibration.approval.CorpusLog.chain;
import static io.calibration.approval.CorpusLog.right;
import static io.calibration.approval.TestKeys.FORGER;
import static io.calibration.approval.TestKeys.GATE;
import static io.calibration.approval.TestKeys.RENAMED;
import static io.calibration.approval.WrittenLog.approved;
import static io.calibration.approval.WrittenLog.plain;
import static io.calibration.approval.WrittenLog.some;

import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.ScopeId;
import java.util.List;

/** Signed checkpoints, right and forged. All are verified with the key of {@link TestKeys#GATE}. */
final class SignedLogs {

    private SignedLogs() {}

    static List<CorpusLog> all() {
        String end = signed(4, GATE).toString();
        return List.of(
                log("signed-right", "Signed at its end.").signed("HOLDS 0", end),
                log("signed-on-its-way", "Signed after two entries.")
                        .signed("HOLDS 0", signed(2, GATE).toString()),
                log("signed-before-the-first", "Signed before the first entry.")
                        .signed("HOLDS 0", signed(0, GATE).toString()),
                log(
                                "signed-by-others-too",
                                "Lines of unknown keys, one of them in the same name, around the right one.")
                        .signed(
                                "HOLDS 0",
                                both(
                                        signed(4, FORGER).toString(),
                                        both(end, signed(4, RENAMED).toString()))),
                log("signed-and-a-checkpoint", "A signed checkpoint and a plain one that is another's.")
                        .with("FAILS 3", "3:" + some("nothing"))
                        .signed("FAILS 3", end),
                right("signed-cut", "The last entry is cut off.", approved()).signed("FAILS 4", end),
                new CorpusLog(
                                "signed-cut-to-nothing",
                                "All is cut off.",
                                List.of(),
                                right("", "", plain()).verdicts(),
                                "")
                        .signed("FAILS 1", end),
                new CorpusLog(
                                "signed-badly-of-nothing",
                                "No entry, and no signature.",
                                List.of(),
                                right("", "", plain()).verdicts(),
                                "")
                        .signed("FAILS 0", TestKeys.edited(signed(0, GATE), 20)),
                right("signed-rewritten", "Another past.", plain().edit(3, "human:bo", "human:cy"))
                        .signed("FAILS 3", signed(3, GATE).toString()),
                log("signed-other-hash", "Signed, but of another log of the same store and scope.")
                        .signed(
                                "FAILS 4",
                                signed("memory:corpus", "dating", "4:" + some("nothing"), GATE)
                                        .toString()),
                log("signed-other-store", "Signed, with the right hash, for another store.")
                        .signed(
                                "FAILS 0",
                                signed("memory:other", "dating", plain().mark(4), GATE)
                                        .toString()),
                log("signed-other-scope", "Signed, with the right hash, for another scope.")
                        .signed(
                                "FAILS 0",
                                signed("memory:corpus", "chess", plain().mark(4), GATE)
                                        .toString()),
                log("signed-by-another", "Signed in the right name with another key.")
                        .signed("FAILS 0", signed(4, FORGER).toString()),
                log("signed-in-another-name", "Signed by the right key in another name.")
                        .signed("FAILS 0", signed(4, RENAMED).toString()),
                log("signed-size-edited", "The size is edited after signing, and the hash is right.")
                        .signed("FAILS 0", signed(3, GATE).toString().replace(body(3), body(4))),
                log("signed-bit-of-point", "A bit of the signature's point is another.")
                        .signed("FAILS 0", TestKeys.edited(signed(4, GATE), 4)),
                log("signed-bit-of-scalar", "A bit of the signature's scalar is another.")
                        .signed("FAILS 0", TestKeys.edited(signed(4, GATE), 36)),
                log("signed-id-edited", "A bit of the key's id is another.")
                        .signed("FAILS 0", TestKeys.edited(signed(4, GATE), 0)),
                log("signed-malleable", "The signature's scalar is greater by the order of the group.")
                        .signed("FAILS 0", TestKeys.malleable(signed(4, GATE))),
                log("signed-longer", "A byte of zeros stands behind the signature.")
                        .signed("FAILS 0", TestKeys.longer(signed(4, GATE))),
                log("signed-twice-once-badly", "Two lines of the key; one does not verify.")
                        .signed("FAILS 0", both(end, TestKeys.edited(signed(4, GATE), 20))),
                chain(1, "signed-unreadable-start", "The first line does not say whose log it is.", "{}\n")
                        .signed("FAILS 0", end));
    }

    private static CorpusLog log(String name, String what) {
        return right(name, what, plain());
    }

    private static String body(int size) {
        String text = signed(size, GATE).toString();
        return text.substring(0, text.indexOf("\n\n"));
    }

    private static String both(String text, String other) {
        return text + other.substring(other.indexOf("\n\n") + 2);
    }

    private static Checkpoint.Signed signed(int size, CheckpointKey.Signer signer) {
        return signed(WrittenLog.STORE, WrittenLog.SCOPE.value(), plain().mark(size), signer);
    }

    private static Checkpoint.Signed signed(String store, String scope, String mark, CheckpointKey.Signer signer) {
        return Checkpoint.Signed.of(new StoreInfo(store, "a test"), new ScopeId(scope), Checkpoint.parse(mark), signer);
    }
}
