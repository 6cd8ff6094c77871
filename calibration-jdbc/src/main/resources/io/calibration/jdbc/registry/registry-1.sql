-- The registry's tables, step 1. {t} is schema and prefix; {string}, {bytes}, {text} and {options} are the database's own words.
-- Unique keys that nothing refers to end with scope: PostgreSQL, until it has statistics, may check a reference along any index that begins with it.
-- One of several values is a CASE: H2 2.4.240 does not evaluate IN or OR once the connection that made the table is closed.
-- Instants are microseconds since 1970 in UTC. Digests are SHA-256 in hexadecimal digits.

-- Which store this is: one row, for good.
CREATE TABLE IF NOT EXISTS {t}store (
    singleton INTEGER NOT NULL,
    id {string}(128) NOT NULL,
    PRIMARY KEY (singleton),
    CHECK (singleton = 1)
){options};

-- The steps that made this schema.
CREATE TABLE IF NOT EXISTS {t}schema_step (
    step INTEGER NOT NULL,
    checksum {string}(64) NOT NULL,
    PRIMARY KEY (step)
){options};

-- The one row of a scope that is lock, compare-and-set target and end of the log.
CREATE TABLE IF NOT EXISTS {t}scope (
    scope {string}(128) NOT NULL,
    revision BIGINT NOT NULL,
    head_hash {string}(64) NOT NULL,
    head_at BIGINT NOT NULL,
    quorum INTEGER NOT NULL,
    vote_seconds BIGINT NOT NULL,
    corrected BIGINT NOT NULL,
    PRIMARY KEY (scope),
    CHECK (revision >= 0),
    CHECK (quorum >= 1),
    CHECK (vote_seconds BETWEEN 60 AND 1209600)
){options};

-- The log: every step, chained by hashes. Unique previous: it cannot fork.
CREATE TABLE IF NOT EXISTS {t}audit (
    scope {string}(128) NOT NULL,
    seq BIGINT NOT NULL,
    previous {string}(64) NOT NULL,
    hash {string}(64) NOT NULL,
    request {string}(128) NOT NULL,
    entry {text} NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (previous, scope),
    UNIQUE (request, scope),
    CHECK (seq >= 1),
    FOREIGN KEY (scope) REFERENCES {t}scope (scope)
){options};

-- People's reasons in UTF-8, which can be erased; the log has their salted digests.
CREATE TABLE IF NOT EXISTS {t}reason (
    scope {string}(128) NOT NULL,
    seq BIGINT NOT NULL,
    salt {string}(32) NOT NULL,
    body {bytes} NOT NULL,
    PRIMARY KEY (scope, seq),
    FOREIGN KEY (scope, seq) REFERENCES {t}audit (scope, seq)
){options};

-- Exact bytes by digest: insert only.
CREATE TABLE IF NOT EXISTS {t}content (
    digest {string}(64) NOT NULL,
    body {bytes} NOT NULL,
    PRIMARY KEY (digest)
){options};

-- Versions: numbers are never used again, content belongs to one version for good.
CREATE TABLE IF NOT EXISTS {t}version (
    scope {string}(128) NOT NULL,
    version {string}(64) NOT NULL,
    registered BIGINT NOT NULL,
    state {string}(16) NOT NULL,
    content {string}(64) NOT NULL,
    base_version {string}(64),
    base_content {string}(64),
    difference {string}(64),
    summary {string}(64),
    snapshot {string}(64),
    report {string}(64),
    compatibility {string}(64),
    breaking BOOLEAN NOT NULL,
    quorum INTEGER NOT NULL,
    vote_seconds BIGINT NOT NULL,
    round INTEGER NOT NULL,
    binding {string}(64) NOT NULL,
    registrant {string}(140) NOT NULL,
    authors {text} NOT NULL,
    schedule {text},
    PRIMARY KEY (scope, version),
    UNIQUE (registered, scope),
    UNIQUE (scope, version, state),
    UNIQUE (scope, version, content),
    CHECK (CASE state WHEN 'PROPOSED' THEN 1 WHEN 'APPROVED' THEN 1 WHEN 'REJECTED' THEN 1 WHEN 'WITHDRAWN' THEN 1 WHEN 'DEPRECATED' THEN 1 ELSE 0 END = 1),
    CHECK (quorum >= 1),
    CHECK (vote_seconds BETWEEN 60 AND 1209600),
    CHECK (round >= 1),
    FOREIGN KEY (scope, registered) REFERENCES {t}audit (scope, seq),
    FOREIGN KEY (content) REFERENCES {t}content (digest),
    FOREIGN KEY (difference) REFERENCES {t}content (digest),
    FOREIGN KEY (summary) REFERENCES {t}content (digest),
    FOREIGN KEY (snapshot) REFERENCES {t}content (digest),
    FOREIGN KEY (report) REFERENCES {t}content (digest),
    FOREIGN KEY (compatibility) REFERENCES {t}content (digest),
    FOREIGN KEY (scope, base_version, base_content) REFERENCES {t}version (scope, version, content)
){options};

-- Who has which duty. One row for an id: nobody is author and reviewer.
CREATE TABLE IF NOT EXISTS {t}participant (
    scope {string}(128) NOT NULL,
    version {string}(64) NOT NULL,
    actor {string}(128) NOT NULL,
    duty {string}(8) NOT NULL,
    PRIMARY KEY (scope, version, actor),
    UNIQUE (scope, version, actor, duty),
    CHECK (CASE duty WHEN 'AUTHOR' THEN 1 WHEN 'REVIEWER' THEN 1 ELSE 0 END = 1),
    FOREIGN KEY (scope, version) REFERENCES {t}version (scope, version)
){options};

-- Verdicts: by a person with the duty, one each, on exactly this content. A rejection holds its version in that state.
CREATE TABLE IF NOT EXISTS {t}vote (
    scope {string}(128) NOT NULL,
    version {string}(64) NOT NULL,
    actor {string}(128) NOT NULL,
    kind {string}(8) NOT NULL,
    duty {string}(8) NOT NULL,
    content {string}(64) NOT NULL,
    verdict {string}(8) NOT NULL,
    acknowledges_breaking BOOLEAN NOT NULL,
    final_state {string}(16),
    seq BIGINT NOT NULL,
    at_micros BIGINT NOT NULL,
    PRIMARY KEY (scope, version, actor),
    UNIQUE (seq, scope),
    UNIQUE (scope, version, actor, content, verdict),
    CHECK (kind = 'HUMAN'),
    CHECK (duty = 'REVIEWER'),
    CHECK (CASE verdict WHEN 'APPROVE' THEN 1 WHEN 'REJECT' THEN 1 ELSE 0 END = 1),
    CHECK (COALESCE(final_state, '-') = CASE verdict WHEN 'REJECT' THEN 'REJECTED' ELSE '-' END),
    FOREIGN KEY (scope, version, final_state) REFERENCES {t}version (scope, version, state),
    FOREIGN KEY (scope, seq) REFERENCES {t}audit (scope, seq),
    FOREIGN KEY (scope, version, actor, duty) REFERENCES {t}participant (scope, version, actor, duty),
    FOREIGN KEY (scope, version, content) REFERENCES {t}version (scope, version, content)
){options};

-- Every move of the pointer: what was active when.
CREATE TABLE IF NOT EXISTS {t}activation (
    scope {string}(128) NOT NULL,
    seq BIGINT NOT NULL,
    version {string}(64) NOT NULL,
    content {string}(64) NOT NULL,
    at_micros BIGINT NOT NULL,
    actor {string}(140) NOT NULL,
    review_owed BOOLEAN NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (scope, seq, version, content),
    FOREIGN KEY (scope, seq) REFERENCES {t}audit (scope, seq),
    FOREIGN KEY (scope, version, content) REFERENCES {t}version (scope, version, content)
){options};

-- The pointer: one row, to a version that is approved, by a person's consent to this content.
CREATE TABLE IF NOT EXISTS {t}active (
    scope {string}(128) NOT NULL,
    seq BIGINT NOT NULL,
    version {string}(64) NOT NULL,
    content {string}(64) NOT NULL,
    state {string}(16) NOT NULL,
    approver {string}(128) NOT NULL,
    verdict {string}(8) NOT NULL,
    PRIMARY KEY (scope),
    CHECK (state = 'APPROVED'),
    CHECK (verdict = 'APPROVE'),
    FOREIGN KEY (scope, seq, version, content) REFERENCES {t}activation (scope, seq, version, content),
    FOREIGN KEY (scope, version, state) REFERENCES {t}version (scope, version, state),
    FOREIGN KEY (scope, version, approver, content, verdict)
        REFERENCES {t}vote (scope, version, actor, content, verdict)
){options};
