#!/usr/bin/env python3
"""Verifies an exported audit log without the library: python3 verify_log.py LOG [SEQ:HASH ...]

Prints one line a level: its name, HOLDS, FAILS or NOT_CHECKED, and the entry where it first fails (0 where it does not).
Ends with 0 when nothing fails, 1 when something does, 2 for bad usage. Needs nothing but Python 3.
"""
import hashlib
import json
import re
import sys

LINE = re.compile(rb'\{"hash":"([0-9a-f]{64})","entry":(\{.*\})\}\n')


def sha256(text):
    return hashlib.sha256(text).hexdigest()


def require(holds):
    if not holds:
        raise ValueError


class Rules:
    """The life cycle, written down once more."""

    def __init__(self):
        self.versions, self.active = {}, None

    def follow(self, e):
        getattr(self, e["action"])(e, self.versions.get(e["version"]))

    def refused(self, e, v):
        pass

    def bootstrapped(self, e, v):
        require(self.active is None and e["actor"].startswith("human:"))
        self.versions[e["version"]] = dict(e, state="approved", authors={"system:bootstrap"}, votes={}, was_active=False)
        self.move(e)

    def submitted(self, e, v):
        require(v is None and e["base"] == self.active)
        require(e["base_content"] == self.versions[self.active]["content"] != e["content"])
        authors = {a.split(":", 1)[1] for a in e["authors"] + [e["actor"]]}
        self.versions[e["version"]] = dict(e, state="proposed", authors=authors, votes={}, was_active=False)

    def review(self, e, v):
        kind, who = e["actor"].split(":", 1)
        require(kind == "human" and who not in v["authors"] and who not in v["votes"])
        require(e["binding"] == v["binding"] and e["content"] == v["content"])
        v["votes"][who] = e["at"]

    def counting(self, e, v):
        return sum(e["at"] - at <= v["vote_validity_seconds"] * 1_000_000 for at in v["votes"].values())

    def approved(self, e, v):
        require(v["state"] == "proposed" and v["base"] == self.active)
        require(e["acknowledges_breaking"] or not v["breaking"])
        self.review(e, v)
        v["state"] = "approved" if self.counting(e, v) >= v["quorum"] else "proposed"
        require(e["to"] == v["state"])

    def rejected(self, e, v):
        require(v["state"] in ("proposed", "approved") and not v["was_active"])
        self.review(e, v)
        v["state"] = "rejected"

    def withdrawn(self, e, v):
        require(v["state"] in ("proposed", "approved") and not v["was_active"])
        require(e["actor"].split(":", 1)[1] in v["authors"])
        v["state"] = "withdrawn"

    def activated(self, e, v):
        require(v["base"] == self.active and self.counting(e, v) >= v["quorum"])
        self.target(e, v)

    def rolled_back(self, e, v):
        require(v["was_active"])
        self.target(e, v)

    def target(self, e, v):
        require(v["state"] == "approved" and e["from"] == self.active != e["version"])
        require(e["content"] == v["content"])
        self.move(e)

    def deprecated(self, e, v):
        require(v["state"] == "approved" and self.active != e["version"])
        v["state"] = "deprecated"

    def move(self, e):
        self.active = e["version"]
        self.versions[self.active]["was_active"] = True


def verify(lines, checkpoints):
    chain = fold = lie = 0
    rules, previous, at, origin, requests = Rules(), None, 0, None, set()
    for seq, line in enumerate(lines, 1):
        parts = LINE.fullmatch(line)
        shown = parts.group(1).decode() if parts else None
        if not lie and any(number == seq and digest != shown for number, digest in checkpoints):
            lie = seq
        if chain:
            continue
        try:
            require(parts and sha256(b"io.calibration.audit.v1\n" + parts.group(2)) == shown)
            e = json.loads(parts.group(2))
            origin = origin or (e["store"], e["scope"])
            previous = previous or sha256("io.calibration.genesis.v1\n{}\n{}\n".format(*origin).encode())
            require(e["format"] == 1 and origin == (e["store"], e["scope"]) and e["seq"] == seq)
            require(e["previous"] == previous and e["at"] >= at and e["request"] not in requests)
        except (ValueError, KeyError, TypeError):
            chain = seq
            continue
        previous, at = shown, e["at"]
        requests.add(e["request"])
        if not fold:
            try:
                rules.follow(e)
            except (ValueError, KeyError, TypeError, AttributeError):
                fold = seq
    if not lie and any(number > len(lines) for number, _ in checkpoints):
        lie = len(lines) + 1
    verdict = lambda seq: "FAILS" if seq else "HOLDS"
    print("CHAIN", verdict(chain), chain)
    print("CHECKPOINTS", verdict(lie) if checkpoints else "NOT_CHECKED", lie)
    print("FOLD", "NOT_CHECKED" if chain else verdict(fold), 0 if chain else fold)
    return 1 if chain or lie or fold else 0


if __name__ == "__main__":
    marks = [re.fullmatch(r"([0-9]+):([0-9a-f]{64})", a) for a in sys.argv[2:]]
    if len(sys.argv) < 2 or None in marks:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    with open(sys.argv[1], "rb") as log:
        sys.exit(verify(list(log), [(int(m.group(1)), m.group(2)) for m in marks]))
