#!/usr/bin/env python3
"""Verifies an exported audit log without the library: python3 verify_log.py LOG [SEQ:HASH ...] [--signed FILE --key KEY]

Prints one line a level: its name, HOLDS, FAILS or NOT_CHECKED, and the entry where it first fails (0 where it does not).
Ends with 0 when nothing fails, 1 when something does, 2 for bad usage. Needs nothing but Python 3. The rules: README.md beside this.
"""
import base64
import hashlib
import re
import sys

MARK = re.compile("([0-9]{1,15}):([0-9a-f]{64})")
NAME = "[!-*,-~]+"
SIGNED = re.compile(
    "(io\\.calibration\\.audit\\.v1/(ID)/(ID)\n(0|[1-9][0-9]{0,14})\n([^\n]*)\n)\n((?:\u2014 NAME [^ \n]+\n){1,16})".replace(
        "ID", "[a-z0-9._:@-]{1,128}"
    ).replace("NAME", NAME)
)
KEY = re.compile("(NAME)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})".replace("NAME", NAME))
LINE = re.compile(rb'\{"hash":"([0-9a-f]{64})","entry":(\{[\x20-\x7e]*\})\}\n')
ACTION = re.compile('"action":"([a-z_]+)"')

ID = "[a-z0-9._:@-]{1,128}"
ACTOR = "(?:human|service):(?!human:|service:)" + ID
DIGEST = '"([0-9a-f]{64})"'
INTEGER = "(0|[1-9][0-9]{0,15})"
CORE = "(?:0|[1-9][0-9]{0,8})"
PRE = "(?:" + CORE + "|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)"
VERSION = r'"((?=[^"]{1,64}")CORE\.CORE\.CORE(?:-PRE(?:\.PRE)*)?)"'.replace("CORE", CORE).replace("PRE", PRE)
ATTEMPTS = (
    "bootstrap submit approve reject withdraw activate roll_back deprecate schedule unschedule activate_due set_policy"
    " correct_time"
)
CODES = (
    "not_bootstrapped already_bootstrapped unknown_version version_taken version_not_greater nothing_to_change"
    " already_proposed another_open invalid_content stale_base stale_view human_required own_proposal already_voted"
    " not_an_author not_permitted not_proposed not_open not_approved deprecated is_active was_active never_active"
    " active_changed expired quorum_not_met breaking_not_acknowledged content_missing content_changed summary_mismatch"
    " not_scheduled not_due bad_schedule base_is_active rebase_conflict clock_off time_ahead nothing_to_correct policy_too_weak request_conflict"
)


def one_of(words):
    return "(?:" + "|".join(words.split()) + ")"


def some(form):
    return '"FORM"(?:,"FORM")*'.replace("FORM", form)


# How the value of a field is written. A field has one form, whatever the action.
FORMS = {
    "format": "(1)",
    "store": '"(' + ID + ')"',
    "scope": '"(' + ID + ')"',
    "seq": INTEGER,
    "at": INTEGER,
    "quorum": INTEGER,
    "vote_validity_seconds": INTEGER,
    "actor": '"(' + ACTOR + ')"',
    "action": '"([a-z_]+)"',
    "version": VERSION,
    "base": VERSION,
    "from": VERSION,
    "due": INTEGER,
    "until": INTEGER,
    "owner": '"(' + ACTOR + ')"',
    "to": '"(proposed|approved)"',
    "acknowledges_breaking": "(true|false)",
    "breaking": "(true|false)",
    "round": "(1)",
    "authors": r"\[((?:" + some(ACTOR) + r")?)\]",
    "attempted": '"(' + one_of(ATTEMPTS) + ')"',
    "codes": r"\[(" + some(one_of(CODES)) + r")\]",
    "request": '"(' + ID + ')"',
}
INTEGERS = ("seq", "at", "quorum", "vote_validity_seconds", "due", "until")
FIRST = "format store scope seq previous at quorum vote_validity_seconds actor action version "
# Which fields an action has between the first and the last, in this order. One with a question mark may be absent.
FIELDS = {
    "bootstrapped": "content binding reason",
    "submitted": "content binding base base_content difference summary snapshot? report? compatibility breaking round authors",
    "approved": "content binding to acknowledges_breaking reason",
    "rejected": "content binding reason",
    "withdrawn": "reason",
    "activated": "content from",
    "rolled_back": "content from reason",
    "deprecated": "reason",
    "scheduled": "content from due",
    "unscheduled": "reason",
    "policy_set": "reason",
    "time_corrected": "reason",
    "finding_accepted": "finding owner until reason",
    "look_taken": "report owner until reason?",
    "refused": "attempted codes",
}
LAST = " request arguments"


def reader(action):
    """The names of an action's fields, and the one way to write them."""
    names = (FIRST + FIELDS[action] + LAST).split()
    text = ""
    for name in names:
        field = '"{}":{},'.format(name.rstrip("?"), FORMS.get(name.rstrip("?"), DIGEST))
        text += "(?:" + field + ")?" if name.endswith("?") else field
    return [name.rstrip("?") for name in names], re.compile(r"\{" + text[:-1] + r"\}")


READERS = {action: reader(action) for action in FIELDS}


def require(holds):
    if not holds:
        raise ValueError


def read(text):
    """The fields of an entry; a ValueError when it is not written as one."""
    action = ACTION.search(text)
    require(action and action.group(1) in READERS)
    names, form = READERS[action.group(1)]
    values = form.fullmatch(text)
    require(values and values.group(names.index("action") + 1) == action.group(1))
    e = dict(zip(names, values.groups()))
    for name in INTEGERS:
        if name in e:
            e[name] = int(e[name])
            require(e[name] < 2**53)
    require(1 <= e["quorum"] < 2**31 and 60 <= e["vote_validity_seconds"] <= 1209600)
    return e


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def digest(domain, fields):
    lines = [name + (":-" if value is None else ":{}:{}".format(len(value), value)) for name, value in fields]
    return sha256("\n".join([domain] + lines + [""]).encode())


def binding(e):
    policy = digest("io.calibration.policy.v1", [(n, str(e[n])) for n in ("quorum", "vote_validity_seconds")])
    names = "store scope version content base base_content difference summary snapshot report compatibility".split()
    return digest("io.calibration.binding.v1", [(n, e.get(n)) for n in names] + [("policy", policy), ("round", "1")])


def precedence(version):
    """A key that sorts as SemVer 2.0.0 says."""
    core, _, pre = version.partition("-")
    identifiers = [(0, int(i), "") if i.isdigit() else (1, 0, i) for i in pre.split(".")] if pre else []
    return [int(number) for number in core.split(".")], not pre, identifiers


def who(actor):
    return actor.split(":", 1)[1]


class Version:
    def __init__(self, e, state, authors):
        self.state, self.authors, self.votes = state, authors, []
        self.content, self.binding, self.base = e["content"], e["binding"], e.get("base")
        self.breaking = e.get("breaking") == "true"
        self.quorum, self.validity = e["quorum"], e["vote_validity_seconds"]
        self.was_active = self.scheduled = False


class Life:
    """The life cycle, written down once more. A method for each action, called by the table below."""

    def __init__(self):
        self.versions, self.active, self.newest = {}, None, None
        self.quorum, self.validity, self.at, self.corrected = 1, 1209600, 0, 0

    def follow(self, e):
        weaker = e["quorum"] < self.quorum or e["vote_validity_seconds"] > self.validity
        require(e["action"] == "policy_set" or not weaker)
        known = self.versions.get(e["version"])
        require(known or e["action"] in ("bootstrapped", "submitted", "refused"))
        RULES[e["action"]](self, e, known)
        self.quorum, self.validity = e["quorum"], e["vote_validity_seconds"]

    def refused(self, e, v):
        pass

    def bootstrapped(self, e, v):
        require(self.newest is None and e["actor"].startswith("human:") and e["binding"] == binding(e))
        self.register(e, "approved", {"system:bootstrap"})
        self.vote(e, self.versions[e["version"]], True)
        self.move(e)

    def submitted(self, e, v):
        require(self.active and e["base"] == self.active and e["base_content"] == self.versions[self.active].content)
        require(precedence(e["version"]) > precedence(self.newest))
        require(e["content"] != e["base_content"] and e["binding"] == binding(e))
        authors = [author.strip('"') for author in e["authors"].split(",") if author]
        self.register(e, "proposed", {who(author) for author in authors + [e["actor"]]})

    def register(self, e, state, authors):
        self.versions[e["version"]] = Version(e, state, authors)
        self.newest = e["version"]

    def vote(self, e, v, approves):
        v.votes.append((who(e["actor"]), e["seq"], e["at"], approves))

    def review(self, e, v, approves):
        by = who(e["actor"])
        require(e["actor"].startswith("human:") and by not in v.authors and by not in [vote[0] for vote in v.votes])
        require(e["binding"] == v.binding and e["content"] == v.content)
        self.vote(e, v, approves)

    def lacking(self, e, v, now):
        """How many approvals are missing at this time, under the stricter of both policies."""
        age = min(e["vote_validity_seconds"], v.validity) * 1_000_000
        counting = [at for _, seq, at, approves in v.votes if approves and seq > self.corrected and at <= now <= at + age]
        return max(e["quorum"], v.quorum) - len(counting)

    def approved(self, e, v):
        lacking = self.lacking(e, v, e["at"])
        require(v.state == "proposed" or v.state == "approved" and not v.was_active and lacking > 0)
        require(v.base is not None and v.base == self.active)
        require(e["acknowledges_breaking"] == "true" or not v.breaking)
        v.state = "approved" if lacking <= 1 else v.state
        require(e["to"] == v.state)
        self.review(e, v, True)

    def end(self, v, state):
        v.state, v.scheduled = state, False

    def rejected(self, e, v):
        require(v.state in ("proposed", "approved") and not v.was_active)
        self.review(e, v, False)
        self.end(v, "rejected")

    def withdrawn(self, e, v):
        require(v.state in ("proposed", "approved") and not v.was_active and who(e["actor"]) in v.authors)
        self.end(v, "withdrawn")

    def target(self, e, v):
        require(v.state == "approved" and e["from"] == self.active != e["version"] and e["content"] == v.content)

    def activatable(self, e, v):
        self.target(e, v)
        require(v.base is not None and v.base == self.active and self.lacking(e, v, e["at"]) <= 0)

    def activated(self, e, v):
        self.activatable(e, v)
        self.move(e)

    def rolled_back(self, e, v):
        self.target(e, v)
        require(v.was_active)
        self.move(e)

    def move(self, e):
        self.active = e["version"]
        active = self.versions[self.active]
        active.was_active, active.scheduled = True, False

    def deprecated(self, e, v):
        require(v.state == "approved" and self.active != e["version"])
        self.end(v, "deprecated")

    def scheduled(self, e, v):
        self.activatable(e, v)
        require(e["due"] > e["at"] and self.lacking(e, v, e["due"]) <= 0)
        v.scheduled = True

    def unscheduled(self, e, v):
        require(v.scheduled)
        v.scheduled = False

    def of_the_scope(self, e, by_person=True):
        require(self.active == e["version"] and (e["actor"].startswith("human:") or not by_person))

    def policy_set(self, e, v):
        self.of_the_scope(e)

    def time_corrected(self, e, v):
        self.of_the_scope(e)
        require(e["at"] < self.at)
        self.corrected = e["seq"]

    def finding_accepted(self, e, v):
        self.of_the_scope(e)
        require(e["until"] > e["at"])

    def look_taken(self, e, v):
        self.of_the_scope(e, by_person=False)


RULES = {
    "bootstrapped": Life.bootstrapped,
    "submitted": Life.submitted,
    "approved": Life.approved,
    "rejected": Life.rejected,
    "withdrawn": Life.withdrawn,
    "activated": Life.activated,
    "rolled_back": Life.rolled_back,
    "deprecated": Life.deprecated,
    "scheduled": Life.scheduled,
    "unscheduled": Life.unscheduled,
    "policy_set": Life.policy_set,
    "time_corrected": Life.time_corrected,
    "finding_accepted": Life.finding_accepted,
    "look_taken": Life.look_taken,
    "refused": Life.refused,
}


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point(data):
    """A point of edwards25519; a ValueError when its 32 bytes are not its one encoding (RFC 8032, 5.1.3)."""
    number = int.from_bytes(data, "little")
    y, odd = number % 2**255, number >> 255
    require(len(data) == 32 and y < P)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    require(x * x % P == square and (x or not odd))
    return (x if x % 2 == odd else P - x), y


def plus(a, b):
    product = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + a[1] * b[0]) * pow(1 + product, P - 2, P)
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, P - 2, P)
    return x % P, y % P


def times(number, a):
    result = (0, 1)
    while number:
        result = plus(result, a) if number % 2 else result
        a, number = plus(a, a), number // 2
    return result


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519(key, text, signature):
    """Whether the signature is the key's, all in bytes (RFC 8032, 5.1.7, without the cofactor)."""
    try:
        require(len(signature) == 64)
        r, s = point(signature[:32]), int.from_bytes(signature[32:], "little")
        require(s < ORDER)
        k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
        return times(s, BASE) == plus(r, times(k, point(key)))
    except ValueError:
        return False


def from_base64(text):
    data = base64.b64decode(text, validate=True)
    require(base64.b64encode(data).decode() == text)
    return data


def claims(signed, key):
    """The marks that a signed checkpoint comes to, and whether the key signed it; a ValueError when one is not written as such."""
    note, named = SIGNED.fullmatch(signed.decode()), KEY.fullmatch(key)
    require(note and named)
    body, store, scope, size, root, signatures = note.groups()
    root, typed = from_base64(root), from_base64(named.group(3))
    require(len(root) == 32 and typed[0] == 1 and point(typed[1:]))
    identity = hashlib.sha256(named.group(1).encode() + b"\n" + typed).digest()[:4]
    require(identity.hex() == named.group(2))
    verified = []
    for line in signatures.split("\n")[:-1]:
        name, data = line[2:].split(" ")
        data = from_base64(data)
        require(len(data) > 4)
        if name == named.group(1) and data[:4] == identity:
            verified.append(ed25519(typed[1:], body.encode(), data[4:]))
    genesis = sha256("io.calibration.genesis.v1\n{}\n{}\n".format(store, scope).encode())
    return [(0, genesis), (int(size), root.hex())], bool(verified) and all(verified)


def verdicts(lines, marks, signed=None, key=None):
    """The three lines of words. Each line of the log has its newline; a mark is a number of entries and a hash."""
    claimed, verified = claims(signed, key) if signed is not None else ([], True)
    marks = marks + claimed
    life, requests, origin, genesis, previous = Life(), set(), None, None, None
    chain, fold, shown = None, None, []
    for seq, line in enumerate(lines, 1):
        parts = LINE.fullmatch(line)
        shown.append(parts.group(1).decode() if parts else None)
        if chain:
            continue
        try:
            require(parts and sha256(b"io.calibration.audit.v1\n" + parts.group(2)) == shown[-1])
            e = read(parts.group(2).decode())
            origin = origin or (e["store"], e["scope"])
            genesis = genesis or sha256("io.calibration.genesis.v1\n{}\n{}\n".format(*origin).encode())
            require(origin == (e["store"], e["scope"]) and e["seq"] == seq)
            require(e["previous"] == (previous or genesis) and e["request"] not in requests)
            require(e["at"] >= life.at or e["action"] in ("refused", "time_corrected"))
        except ValueError:
            chain = seq
            continue
        previous = shown[-1]
        requests.add(e["request"])
        if not fold:
            try:
                life.follow(e)
            except ValueError:
                fold = seq
        life.at = life.at if e["action"] == "refused" else e["at"]
    lies = None if verified else 0
    for number, digest_of_mark in sorted(marks):
        there = ([genesis] + shown)[number] if number <= len(shown) else None
        if there != digest_of_mark and (number or shown) and lies is None:
            lies = min(number, len(shown) + 1)
    return "".join(
        "{} {} {}\n".format(level, "NOT_CHECKED" if not checked else "HOLDS" if at is None else "FAILS", at or 0)
        for level, checked, at in (("CHAIN", True, chain), ("CHECKPOINTS", marks, lies), ("FOLD", not chain, None if chain else fold))
    )


def main(arguments):
    signed = key = None
    if len(arguments) > 4 and arguments[-4] == "--signed" and arguments[-2] == "--key":
        signed, key = arguments[-3], arguments[-1]
        arguments = arguments[:-4]
    marks = [MARK.fullmatch(argument) for argument in arguments[1:]]
    if not arguments or None in marks:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if signed is not None:
            with open(signed, "rb") as file:
                signed = file.read()
        with open(arguments[0], "rb") as log:
            words = verdicts(log, [(int(mark.group(1)), mark.group(2)) for mark in marks], signed, key)
    except ValueError:
        print("The signed checkpoint or the key is not written as one.", file=sys.stderr)
        return 2
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    print(words, end="")
    return 1 if "FAILS" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
