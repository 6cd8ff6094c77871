package io.calibration.approval;

import static io.calibration.approval.CorpusLog.chain;
import static io.calibration.approval.WrittenLog.plain;

import io.calibration.registry.Action;
import io.calibration.registry.RefusalCode;
import java.util.ArrayList;
import java.util.List;

/** Entries that are written in another way than the one: the chain breaks there, however right the hashes are. */
final class ForgedForms {

    private static final String QUORUM = "\"quorum\":1,";
    private static final String VALIDITY = "\"vote_validity_seconds\":1209600";

    private final List<CorpusLog> all = new ArrayList<>();

    static List<CorpusLog> all() {
        ForgedForms forms = new ForgedForms();
        forms.versions();
        forms.people();
        forms.numbers();
        forms.fields();
        forms.values();
        forms.characters();
        return forms.all;
    }

    /** One text of the third entry, the approval, in place of another. */
    private void third(String name, String what, String from, String to) {
        at(3, name, what, from, to);
    }

    private void at(int seq, String name, String what, String from, String to) {
        all.add(chain(seq, name, what, plain().edit(seq, from, to)));
    }

    /** The fifth entry is a refusal at another time. */
    private void refusedAt(String name, String what, String at) {
        WrittenLog log = plain().refuse(Action.ACTIVATE, "1.1.0", RefusalCode.IS_ACTIVE);
        all.add(chain(5, name, what, log.edit(5, "\"at\":1772380800000000", "\"at\":" + at)));
    }

    private void version(String name, String what, String version) {
        at(2, "version-" + name, what, "\"version\":\"1.1.0\"", "\"version\":\"" + version + "\"");
    }

    private void versions() {
        version("with-v", "A version with a letter before it.", "v1.1.0");
        version("of-two-numbers", "A version of two numbers.", "1.1");
        version("of-four-numbers", "A version of four numbers.", "1.1.0.0");
        version("leading-zero", "A version with a leading zero.", "01.1.0");
        version("with-build", "A version with build metadata.", "1.1.0+build.5");
        version("same-but-build", "The active version under another build.", "1.0.0+2");
        version("pre-release-leading-zero", "A pre-release number with a leading zero.", "1.1.0-rc.01");
        version("pre-release-empty", "An empty pre-release.", "1.1.0-");
        version("identifier-empty", "An empty identifier in the pre-release.", "1.1.0-rc..1");
        version("ten-digits", "A version number of ten digits.", "1.1.1234567890");
        version("too-long", "A version of 65 characters.", "1.1.0-" + "a".repeat(59));
        version("with-space", "A version with a space behind it.", "1.1.0 ");
        at(
                4,
                "from-with-v",
                "The version that was active before, with a letter before it.",
                "\"from\":\"",
                "\"from\":\"v");
        at(2, "base-with-build", "A base with build metadata.", "\"base\":\"1.0.0", "\"base\":\"1.0.0+1");
    }

    private void people() {
        third("actor-upper-case", "The author approves under another case.", "human:bo", "human:Ann");
        third("actor-kind-upper-case", "The kind of actor in upper case.", "human:bo", "HUMAN:ann");
        third("actor-kind-unknown", "An actor of another kind.", "human:bo", "person:bo");
        third("actor-kind-missing", "An actor without a kind.", "human:bo", "bo");
        third("actor-of-two-kinds", "The registrant approves under its kind and id.", "human:bo", "human:service:job");
        third("actor-empty", "An actor without an id.", "human:bo", "human:");
        third("actor-with-space", "The author approves with a space behind the id.", "human:bo", "human:ann ");
        third("actor-huge", "An actor's id of 129 characters.", "human:bo", "human:" + "b".repeat(129));
        third("actor-not-ascii", "An actor's id with a letter that is not ASCII.", "human:bo", "human:b\u00f6");
        third("actor-look-alike", "The author approves with a Cyrillic letter.", "human:bo", "human:\u0430nn");
        at(2, "author-upper-case", "An author under another case.", "human:ann", "human:Ann");
        at(2, "authors-no-list", "Authors that are no list.", "[\"human:ann\"]", "\"human:ann\"");
        at(2, "authors-null", "An author that is null.", "[\"human:ann\"]", "[null]");
        at(2, "authors-open-end", "A comma behind the last author.", "\"human:ann\"]", "\"human:ann\",]");
        third("request-huge", "A request id of 129 characters.", "request-3", "r".repeat(129));
        third("request-empty", "An empty request id.", "request-3", "");
        all.add(chain(
                1,
                "store-upper-case",
                "A store with an upper-case letter in its id, rightly chained.",
                plain().editAll("memory:corpus", "Memory:corpus")));
        all.add(chain(1, "scope-upper-case", "A scope likewise.", plain().editAll("dating", "Dating")));
    }

    private void numbers() {
        third("number-fraction", "A number with a fraction.", QUORUM, "\"quorum\":1.0,");
        third("number-exponent", "A number with an exponent.", QUORUM, "\"quorum\":1e0,");
        third("number-leading-zero", "A number with a leading zero.", QUORUM, "\"quorum\":01,");
        third("number-plus", "A number with a plus.", QUORUM, "\"quorum\":+1,");
        third("number-text", "A number as text.", QUORUM, "\"quorum\":\"1\",");
        third("number-hexadecimal", "A hexadecimal number.", QUORUM, "\"quorum\":0x1,");
        third("number-of-400-digits", "A number of 400 digits.", QUORUM, "\"quorum\":" + "1".repeat(400) + ",");
        refusedAt("number-minus-zero", "A refusal at minus zero.", "-0");
        refusedAt("number-negative", "A refusal before 1970.", "-1");
        refusedAt("number-two-to-53", "A refusal at 2^53.", "9007199254740992");
        third("quorum-zero", "An approval under a quorum of zero.", QUORUM, "\"quorum\":0,");
        third("quorum-negative", "An approval under a quorum below zero.", QUORUM, "\"quorum\":-1,");
        third("quorum-two-to-31", "A quorum of 2^31.", QUORUM, "\"quorum\":2147483648,");
        all.add(chain(
                1,
                "validity-of-years",
                "Approvals that count for ten years.",
                plain().editAll(VALIDITY, "\"vote_validity_seconds\":315360000")));
        third(
                "validity-a-second-more",
                "A validity of 14 days and a second.",
                VALIDITY,
                "\"vote_validity_seconds\":1209601");
        third("validity-zero", "A validity of zero.", VALIDITY, "\"vote_validity_seconds\":0");
        third("validity-negative", "A validity below zero.", VALIDITY, "\"vote_validity_seconds\":-60");
        third("validity-59-seconds", "A validity below a minute.", VALIDITY, "\"vote_validity_seconds\":59");
        at(2, "round-two", "A second round.", "\"round\":1", "\"round\":2");
        at(2, "round-zero", "A round of zero.", "\"round\":1", "\"round\":0");
        third("format-two", "An entry of format 2.", "\"format\":1", "\"format\":2");
    }

    private void fields() {
        third(
                "fields-swapped",
                "Actor and action in the other order.",
                "\"actor\":\"human:bo\",\"action\":\"approved\"",
                "\"action\":\"approved\",\"actor\":\"human:bo\"");
        third("policy-swapped", "The policy in the other order.", QUORUM + VALIDITY, VALIDITY + ",\"quorum\":1");
        third("key-twice", "A key that stands twice.", "\"seq\":3", "\"seq\":3,\"seq\":3");
        third(
                "key-twice-first-counts",
                "Two actors; a reader that takes the last sees the reviewer.",
                "\"actor\":\"human:bo\"",
                "\"actor\":\"human:ann\",\"actor\":\"human:bo\"");
        third(
                "key-twice-last-counts",
                "Two actors; a reader that takes the first sees the reviewer.",
                "\"actor\":\"human:bo\"",
                "\"actor\":\"human:bo\",\"actor\":\"human:ann\"");
        third("field-unknown", "A field that no entry has.", "\"request\"", "\"note\":\"x\",\"request\"");
        third("field-missing", "A field is missing.", ",\"acknowledges_breaking\":false", "");
        third("policy-missing", "The policy is missing.", QUORUM + VALIDITY + ",", "");
        at(
                4,
                "field-of-another-action",
                "An activation with a schedule's instant.",
                "\"from\":\"1.0.0\"",
                "\"from\":\"1.0.0\",\"due\":1772380800000000");
        at(
                4,
                "reason-too-many",
                "An activation with a reason.",
                ",\"request\"",
                ",\"reason\":\"" + "0".repeat(64) + "\",\"request\"");
        third(
                "reason-missing",
                "An approval without a reason.",
                "\"reason\":\"" + WrittenLog.some("reason 3") + "\",",
                "");
        third("reason-null", "A reason that is null.", "\"" + WrittenLog.some("reason 3") + "\"", "null");
        at(2, "snapshot-null", "A snapshot that is null.", "\"" + WrittenLog.some("snapshot") + "\"", "null");
        at(
                2,
                "difference-missing",
                "A submission without what the gate found to differ.",
                "\"difference\":\"" + WrittenLog.some("difference") + "\",",
                "");
        third(
                "nothing",
                "An entry without fields.",
                plain().line(3).substring(83, plain().line(3).length() - 2),
                "{}");
    }

    private void values() {
        third("action-unknown", "An action that there is not.", "\"approved\",\"version\"", "\"seized\",\"version\"");
        third(
                "action-dunder",
                "An action that is a method in Python.",
                "\"approved\",\"version\"",
                "\"__init__\",\"version\"");
        third(
                "action-follow",
                "An action that is named as a method of a verifier.",
                "\"approved\",\"version\"",
                "\"follow\",\"version\"");
        third(
                "action-get-class",
                "An action that is a method in Java.",
                "\"approved\",\"version\"",
                "\"getClass\",\"version\"");
        third("action-upper-case", "An action in upper case.", "\"approved\",\"version\"", "\"APPROVED\",\"version\"");
        third(
                "action-of-another",
                "The fields of an approval under another action.",
                "\"approved\",\"version\"",
                "\"rejected\",\"version\"");
        third("to-rejected", "An approval that leads to a rejection.", "\"to\":\"approved\"", "\"to\":\"rejected\"");
        third(
                "boolean-text",
                "A boolean as text.",
                "\"acknowledges_breaking\":false",
                "\"acknowledges_breaking\":\"false\"");
        third(
                "boolean-number",
                "A boolean as a number.",
                "\"acknowledges_breaking\":false",
                "\"acknowledges_breaking\":0");
        third(
                "digest-upper-case",
                "A digest in upper case.",
                "\"reason\":\"" + WrittenLog.some("reason 3"),
                "\"reason\":\"" + WrittenLog.some("reason 3").hex().toUpperCase(java.util.Locale.ROOT));
        third(
                "digest-short",
                "A digest of 63 digits.",
                WrittenLog.some("reason 3").hex(),
                WrittenLog.some("reason 3").hex().substring(1));
        refusal("codes-none", "A refusal without a code.", "[\"is_active\"]", "[]");
        refusal("codes-unknown", "A refusal with a code that there is not.", "is_active", "was_tired");
        refusal("codes-upper-case", "A code in upper case.", "is_active", "IS_ACTIVE");
        refusal(
                "attempted-unknown",
                "A refusal of what nobody can attempt.",
                "\"attempted\":\"activate\"",
                "\"attempted\":\"seize\"");
    }

    private void refusal(String name, String what, String from, String to) {
        WrittenLog log = plain().refuse(Action.ACTIVATE, "1.1.0", RefusalCode.IS_ACTIVE);
        all.add(chain(5, name, what, log.edit(5, from, to)));
    }

    private void characters() {
        third("escape-in-value", "An escape in a value.", "human:bo", "human:\\u0062o");
        third("escape-hides-author", "The author's id behind an escape.", "human:bo", "human:\\u0061nn");
        third("escape-in-key", "An escape in a key.", "\"actor\"", "\"\\u0061ctor\"");
        third("escape-slash", "An escaped slash.", "request-3", "request\\/3");
        third("space-behind-colon", "A space behind a colon.", "\"seq\":", "\"seq\": ");
        third("space-in-list-of-fields", "A space behind the first brace.", "{\"format\"", "{ \"format\"");
        third("tab", "A tab between two fields.", ",\"at\"", ",\t\"at\"");
        third("carriage-return", "A carriage return between two fields.", ",\"at\"", ",\r\"at\"");
        third(
                "next-line",
                "A control character that some readers take for the end of a line.",
                ",\"at\"",
                ",\u0085\"at\"");
        third("nul", "A NUL in a value.", "human:bo", "human:bo\u0000");
        String file = plain().file();
        all.add(chain(1, "crlf", "Lines that end as on Windows.", file.replace("\n", "\r\n")));
        all.add(chain(1, "bom", "A byte order mark before the first line.", "\ufeff" + file));
        all.add(chain(4, "last-newline-missing", "The last newline is missing.", file.substring(0, file.length() - 1)));
        all.add(chain(
                3,
                "empty-line",
                "An empty line before the third entry.",
                file.replace(plain().line(3), "\n" + plain().line(3))));
        all.add(chain(5, "empty-line-at-the-end", "An empty line at the end.", file + "\n"));
        all.add(chain(5, "something-behind", "Something behind the last line.", file + "x"));
        String third = plain().line(3);
        all.add(chain(
                3,
                "line-space-behind",
                "A space at the end of a line.",
                file.replace(third, third.replace("\n", " \n"))));
        all.add(chain(
                3,
                "line-space-before-entry",
                "A space before the entry.",
                file.replace(third, third.replace("\"entry\":", "\"entry\": "))));
        all.add(chain(
                3,
                "line-hash-upper-case",
                "The hash beside an entry in upper case.",
                file.replace(
                        third,
                        third.replace(
                                third.substring(9, 73), third.substring(9, 73).toUpperCase(java.util.Locale.ROOT)))));
        all.add(chain(
                3,
                "line-field-unknown",
                "A third field beside the entry.",
                file.replace(third, third.replace("}\n", ",\"note\":\"x\"}\n"))));
    }
}
