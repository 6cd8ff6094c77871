package io.calibration.registry;

/** Why the gate said no. The name is stable: it stands in the audit log. */
public enum RefusalCode {
    /** The scope is empty. */
    NOT_BOOTSTRAPPED("No active version; bootstrap one: registry.execute(new Command.Bootstrap(...))."),
    /** The scope has versions. */
    ALREADY_BOOTSTRAPPED("This scope has been bootstrapped. Submit a new version instead."),
    /** No version of this number. */
    UNKNOWN_VERSION("The registry does not know this version."),
    /** The number is in use. Numbers are never used again. */
    VERSION_TAKEN("This version is registered already; versions never change. Take a greater number."),
    /** Smaller than a registered version, in SemVer precedence. */
    VERSION_NOT_GREATER("The version must be greater than every registered one."),
    /** The submitted config is, byte for byte, the active one. */
    NOTHING_TO_CHANGE("The config is identical to the active one: there is nothing to change."),
    /** An open proposal changes the same. The entry in the audit log names that one. */
    ALREADY_PROPOSED(
            "An open proposal makes the same changes to the same base. Decide on that one, or have an author withdraw it."),
    /** The registry keeps one open proposal at a time. */
    ANOTHER_OPEN(
            "Another proposal is open, and this registry keeps one at a time. Decide on it, or have an author withdraw it."),
    /** The config does not pass the config check. */
    INVALID_CONTENT("The config is not valid."),
    /** The proposal's base is not, or no longer, the active version. */
    STALE_BASE(
            "The proposal's base is not the active version. Put its changes on the active one, as a new version: re-base it."),
    /** What the person was shown is not what would be decided on: the version, or the policy in force. */
    STALE_VIEW(
            "What was shown is not what would be decided on: another binding digest, or another policy in force. Look again before you decide."),
    /** A service cannot do this. */
    HUMAN_REQUIRED("Only a person can do this."),
    /** Authors and the registrant do not review their own work. */
    OWN_PROPOSAL("Authors and the registrant of a version cannot review it. Ask another person."),
    /** One vote each. */
    ALREADY_VOTED(
            "This person has voted on this version, and each votes once. Others may, or an author submits it anew as a new version."),
    /** Only authors and the registrant withdraw. */
    NOT_AN_AUTHOR("Only an author or the registrant can withdraw a version. A reviewer can reject it."),
    /** The host's access policy says no. */
    NOT_PERMITTED("The access policy does not permit this actor to do this."),
    /** Votes are taken on proposed versions only. */
    NOT_PROPOSED("The version is not open for approval: it is approved already, refused or out of use."),
    /** Neither proposed nor approved. */
    NOT_OPEN("The version is neither proposed nor approved."),
    /** Too little consent was given, or it was refused or taken back. */
    NOT_APPROVED(
            "The version is not approved. As many people as the policy asks for approve it first, as it was shown to them."),
    /** Out of use for good. */
    DEPRECATED("The version is deprecated."),
    /** It is the active one. */
    IS_ACTIVE("The version is the active one."),
    /** It is or was active: history is not undone. */
    WAS_ACTIVE("The version is or was active. Roll back to another one if need be, then deprecate it."),
    /** Rollback goes back only. */
    NEVER_ACTIVE("The version has never been active. Activate it instead."),
    /** The caller did not know what is active. */
    ACTIVE_CHANGED("Another version is active than the one expected. Look again before you move the pointer."),
    /** Approvals have grown too old, or nobody knows how old they are. */
    EXPIRED(
            "Too few approvals of this version still count: they are too old, or were given before the log's time was corrected. Have people approve it who have not voted on it, or submit it anew as a new version."),
    /** The policy asks for more people. */
    QUORUM_NOT_MET("Fewer people approved than the policy asks for. Have others approve it, as it was shown to them."),
    /** The compatibility report names a breaking change, or says that nobody knows, and that was not acknowledged. */
    BREAKING_NOT_ACKNOWLEDGED(
            "The change breaks compatibility, or nobody knows whether it does. Approvals must acknowledge that."),
    /** The store has lost bytes. */
    CONTENT_MISSING("Stored content could not be found. Look again; if it stays so, verify the registry."),
    /** The stored bytes are not those that were registered. */
    CONTENT_CHANGED("Stored content of the version is not what was registered. Verify the registry."),
    /** The summary is the library's, and of another config, base or evidence. */
    SUMMARY_MISMATCH(
            "The change summary belongs to another config, base, snapshot or report. Submit the one that was made with this config."),
    /** Nothing is scheduled. */
    NOT_SCHEDULED("Nobody scheduled this version."),
    /** Its time has not come. */
    NOT_DUE("The version is not due yet."),
    /** The instant is not in the future, or approvals will have expired by then. */
    BAD_SCHEDULE("The instant must be in the future, and no later than the approvals count."),
    /** Nothing to re-base. */
    BASE_IS_ACTIVE("The version's base is the active version still: there is nothing to re-base."),
    /** Both versions changed the same. */
    REBASE_CONFLICT(
            "What the version changes was changed in the active version since, in another way. Make a new config by hand."),
    /** The process that asks has a wrong clock. */
    CLOCK_OFF("This machine's clock is off the store's time by more than the tolerance. Set it right, then ask again."),
    /** The log's time is wrong. */
    TIME_AHEAD(
            "The log's time is ahead of the store's: an earlier step was recorded by a wrong clock. Set the store's clock right, or have a person correct the log's time: new Command.CorrectTime(...)."),
    /** The log's time is right. */
    NOTHING_TO_CORRECT("The log's time is not ahead of the store's: there is nothing to correct."),
    /** The process that asks brings a stricter policy along itself. */
    POLICY_TOO_WEAK(
            "This process itself is set to a stricter policy, which would come back with its next command. Set that first."),
    /** A request id was used for something else. */
    REQUEST_CONFLICT("This request id was used with other arguments. Take a new one.");

    private final String sentence;

    RefusalCode(String sentence) {
        this.sentence = sentence;
    }

    /** The reason and the mend, for people. */
    public String sentence() {
        return sentence;
    }
}
