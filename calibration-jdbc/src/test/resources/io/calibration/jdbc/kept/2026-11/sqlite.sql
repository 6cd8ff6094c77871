CREATE TABLE IF NOT EXISTS kept_store (
    singleton INTEGER NOT NULL,
    id VARCHAR(128) NOT NULL,
    PRIMARY KEY (singleton),
    CHECK (singleton = 1)
);
CREATE TABLE IF NOT EXISTS kept_schema_step (
    step INTEGER NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    PRIMARY KEY (step)
);
CREATE TABLE IF NOT EXISTS kept_scope (
    scope VARCHAR(128) NOT NULL,
    revision BIGINT NOT NULL,
    head_hash VARCHAR(64) NOT NULL,
    head_at BIGINT NOT NULL,
    quorum INTEGER NOT NULL,
    vote_seconds BIGINT NOT NULL,
    corrected BIGINT NOT NULL,
    PRIMARY KEY (scope),
    CHECK (revision >= 0),
    CHECK (quorum >= 1),
    CHECK (vote_seconds BETWEEN 60 AND 1209600)
);
CREATE TABLE IF NOT EXISTS kept_audit (
    scope VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    previous VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    request VARCHAR(128) NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (previous, scope),
    UNIQUE (request, scope),
    CHECK (seq >= 1),
    FOREIGN KEY (scope) REFERENCES kept_scope (scope)
);
CREATE TABLE IF NOT EXISTS kept_reason (
    scope VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    salt VARCHAR(32) NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (scope, seq),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq)
);
CREATE TABLE IF NOT EXISTS kept_content (
    digest VARCHAR(64) NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (digest)
);
CREATE TABLE IF NOT EXISTS kept_version (
    scope VARCHAR(128) NOT NULL,
    version VARCHAR(64) NOT NULL,
    registered BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    content VARCHAR(64) NOT NULL,
    base_version VARCHAR(64),
    base_content VARCHAR(64),
    difference VARCHAR(64),
    summary VARCHAR(64),
    snapshot VARCHAR(64),
    report VARCHAR(64),
    compatibility VARCHAR(64),
    breaking BOOLEAN NOT NULL,
    quorum INTEGER NOT NULL,
    vote_seconds BIGINT NOT NULL,
    round INTEGER NOT NULL,
    binding VARCHAR(64) NOT NULL,
    registrant VARCHAR(140) NOT NULL,
    authors TEXT NOT NULL,
    schedule TEXT,
    PRIMARY KEY (scope, version),
    UNIQUE (registered, scope),
    UNIQUE (scope, version, state),
    UNIQUE (scope, version, content),
    CHECK (CASE state WHEN 'PROPOSED' THEN 1 WHEN 'APPROVED' THEN 1 WHEN 'REJECTED' THEN 1 WHEN 'WITHDRAWN' THEN 1 WHEN 'DEPRECATED' THEN 1 ELSE 0 END = 1),
    CHECK (quorum >= 1),
    CHECK (vote_seconds BETWEEN 60 AND 1209600),
    CHECK (round >= 1),
    FOREIGN KEY (scope, registered) REFERENCES kept_audit (scope, seq),
    FOREIGN KEY (content) REFERENCES kept_content (digest),
    FOREIGN KEY (difference) REFERENCES kept_content (digest),
    FOREIGN KEY (summary) REFERENCES kept_content (digest),
    FOREIGN KEY (snapshot) REFERENCES kept_content (digest),
    FOREIGN KEY (report) REFERENCES kept_content (digest),
    FOREIGN KEY (compatibility) REFERENCES kept_content (digest),
    FOREIGN KEY (scope, base_version, base_content) REFERENCES kept_version (scope, version, content)
);
CREATE TABLE IF NOT EXISTS kept_participant (
    scope VARCHAR(128) NOT NULL,
    version VARCHAR(64) NOT NULL,
    actor VARCHAR(128) NOT NULL,
    duty VARCHAR(8) NOT NULL,
    PRIMARY KEY (scope, version, actor),
    UNIQUE (scope, version, actor, duty),
    CHECK (CASE duty WHEN 'AUTHOR' THEN 1 WHEN 'REVIEWER' THEN 1 ELSE 0 END = 1),
    FOREIGN KEY (scope, version) REFERENCES kept_version (scope, version)
);
CREATE TABLE IF NOT EXISTS kept_vote (
    scope VARCHAR(128) NOT NULL,
    version VARCHAR(64) NOT NULL,
    actor VARCHAR(128) NOT NULL,
    kind VARCHAR(8) NOT NULL,
    duty VARCHAR(8) NOT NULL,
    content VARCHAR(64) NOT NULL,
    verdict VARCHAR(8) NOT NULL,
    acknowledges_breaking BOOLEAN NOT NULL,
    final_state VARCHAR(16),
    seq BIGINT NOT NULL,
    at_micros BIGINT NOT NULL,
    PRIMARY KEY (scope, version, actor),
    UNIQUE (seq, scope),
    UNIQUE (scope, version, actor, content, verdict),
    CHECK (kind = 'HUMAN'),
    CHECK (duty = 'REVIEWER'),
    CHECK (CASE verdict WHEN 'APPROVE' THEN 1 WHEN 'REJECT' THEN 1 ELSE 0 END = 1),
    CHECK (COALESCE(final_state, '-') = CASE verdict WHEN 'REJECT' THEN 'REJECTED' ELSE '-' END),
    FOREIGN KEY (scope, version, final_state) REFERENCES kept_version (scope, version, state),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq),
    FOREIGN KEY (scope, version, actor, duty) REFERENCES kept_participant (scope, version, actor, duty),
    FOREIGN KEY (scope, version, content) REFERENCES kept_version (scope, version, content)
);
CREATE TABLE IF NOT EXISTS kept_activation (
    scope VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    version VARCHAR(64) NOT NULL,
    content VARCHAR(64) NOT NULL,
    at_micros BIGINT NOT NULL,
    actor VARCHAR(140) NOT NULL,
    review_owed BOOLEAN NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (scope, seq, version, content),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq),
    FOREIGN KEY (scope, version, content) REFERENCES kept_version (scope, version, content)
);
CREATE TABLE IF NOT EXISTS kept_active (
    scope VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    version VARCHAR(64) NOT NULL,
    content VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    approver VARCHAR(128) NOT NULL,
    verdict VARCHAR(8) NOT NULL,
    PRIMARY KEY (scope),
    CHECK (state = 'APPROVED'),
    CHECK (verdict = 'APPROVE'),
    FOREIGN KEY (scope, seq, version, content) REFERENCES kept_activation (scope, seq, version, content),
    FOREIGN KEY (scope, version, state) REFERENCES kept_version (scope, version, state),
    FOREIGN KEY (scope, version, approver, content, verdict)
        REFERENCES kept_vote (scope, version, actor, content, verdict)
);
INSERT INTO kept_store (singleton, id) VALUES (1, 'jdbc:00000000000000000000000000000000');
INSERT INTO kept_schema_step (step, checksum) VALUES (1, '5ceae5019185c26bef2f2df0b73678284d207840819ed8f50f2d2d86cea2c8f5');
INSERT INTO kept_scope (scope, revision, head_hash, head_at, quorum, vote_seconds, corrected) VALUES ('kept', 17, 'c3ccc898dc1cce25d636afcd8d473c1274352c7e719f45dabd43cc099af0020b', 1772366400123456, 1, 1209600, 0);
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 1, '252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51', '54a0a058d6edf71b4bdd562a6208bdb3ea56a726a1da5414da74167098e2293d', '0123e9322688178c7911ca28b1220e35', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":1,"previous":"252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"bootstrapped","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","binding":"aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10","reason":"3744901cca7c3185a03eef3dc5e9ce4af15875aab02a2399334b5bc4cfc714b4","request":"0123e9322688178c7911ca28b1220e35","arguments":"80b959561ba2f56b389d3700dfb6d8ed72b74cd61391418be214c17b0ab480cc"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 2, '54a0a058d6edf71b4bdd562a6208bdb3ea56a726a1da5414da74167098e2293d', 'f639aafdd37acb4543ba277a26d653dc9bee797f06a4a12fc83b07bbc35d8710', 'ea3731a22e5a9fce0bea6cda570a595c', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":2,"previous":"54a0a058d6edf71b4bdd562a6208bdb3ea56a726a1da5414da74167098e2293d","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998","summary":"2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"ea3731a22e5a9fce0bea6cda570a595c","arguments":"9c44981c035cb03fb61e9ac563502d493e1670e504a55a9ed0c8833a5add42e5"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 3, 'f639aafdd37acb4543ba277a26d653dc9bee797f06a4a12fc83b07bbc35d8710', 'f9c46ff150da377e95a29d14d8cfc2a8dc4bf1bdd8260047557e19d4c6ecb67d', 'b7558ef82626ed55b13332ac357146f6', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":3,"previous":"f639aafdd37acb4543ba277a26d653dc9bee797f06a4a12fc83b07bbc35d8710","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","to":"approved","acknowledges_breaking":false,"reason":"9982c53ddcce2729b354976e0c1bb06ad1ba35d12ad255d76d5cffadfebc0b23","request":"b7558ef82626ed55b13332ac357146f6","arguments":"cb5cc6845c272844437c8b6f0432a9e2d2d5689f6f255f7addd5ddbf2d8aead8"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 4, 'f9c46ff150da377e95a29d14d8cfc2a8dc4bf1bdd8260047557e19d4c6ecb67d', 'a9cc3c4423df1df3f0a5b3952b0f2ae3ff05b126f435ac5fbb31f1c4fe645150', '93d177a90395954e9d4616faa446271e', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":4,"previous":"f9c46ff150da377e95a29d14d8cfc2a8dc4bf1bdd8260047557e19d4c6ecb67d","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"activated","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","from":"1.0.0","request":"93d177a90395954e9d4616faa446271e","arguments":"328df44fe95a78880ac5fb6ef2fc269e5a507fb6d1ab833ab5a084d2c17006fd"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 5, 'a9cc3c4423df1df3f0a5b3952b0f2ae3ff05b126f435ac5fbb31f1c4fe645150', '5a73b6a03811d9053df9217fc60c69bbb8fe805a74197c090834e91699113b66', 'd0d4de74f6a319ce0310990c8a3967e7', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":5,"previous":"a9cc3c4423df1df3f0a5b3952b0f2ae3ff05b126f435ac5fbb31f1c4fe645150","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"rolled_back","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","from":"1.1.0","reason":"a3a137eab506927f06803b023d7ea85615d922488a0eb61e57b6298c792a65fd","request":"d0d4de74f6a319ce0310990c8a3967e7","arguments":"14cda6da7c59bde916119304034d06d5d14ace58cddeaea1c08c21fe29ba6804"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 6, '5a73b6a03811d9053df9217fc60c69bbb8fe805a74197c090834e91699113b66', '1cba6fccee4e34a63f62632bf364f10521580cbb60c587044220986e0a362e5c', '98d28344a4369150512fc6ac6d036bb2', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":6,"previous":"5a73b6a03811d9053df9217fc60c69bbb8fe805a74197c090834e91699113b66","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"deprecated","version":"1.1.0","reason":"fd92303461e106cfdaf83f08ce8a72ab4675aa1f6c3709347f68441ec373dcda","request":"98d28344a4369150512fc6ac6d036bb2","arguments":"181f7563031a9c02657745a5ac8b148347ab3935df24306d446c419925400da7"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 7, '1cba6fccee4e34a63f62632bf364f10521580cbb60c587044220986e0a362e5c', '01a9f7dba1dc150a1f73d27c6fc39ed1beab6dff6edf3eb865e1f2b67cb04d5f', '4495b613a980899743038ad5375d70f7', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":7,"previous":"1cba6fccee4e34a63f62632bf364f10521580cbb60c587044220986e0a362e5c","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052","summary":"4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"4495b613a980899743038ad5375d70f7","arguments":"1c29a8f6894d081cfdca1648b0f0ccb763ee933d92d3d73ebab5960305cf5ceb"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 8, '01a9f7dba1dc150a1f73d27c6fc39ed1beab6dff6edf3eb865e1f2b67cb04d5f', '97c28046c2323a4d156bb65037aea92d9529bccf5e6be1e0526a193e804f1ef4', '5741ebe2df08d44513d3b4aa1d81cf8a', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":8,"previous":"01a9f7dba1dc150a1f73d27c6fc39ed1beab6dff6edf3eb865e1f2b67cb04d5f","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"rejected","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","reason":"801f9e5ab2072e5b12c724c229e3ccccd18e389bc037f723208f2411010de99b","request":"5741ebe2df08d44513d3b4aa1d81cf8a","arguments":"4ac01b6483ea6355c58d33226b8415be37b2e5f486b14f54222d43eae5bac8de"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 9, '97c28046c2323a4d156bb65037aea92d9529bccf5e6be1e0526a193e804f1ef4', '7b0675c3d0dfeda743c8b8e379f0ed611f7387be102de33fba4e088a30e86344', 'baddc2cb07f2bc26c717c2ad489748e6', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":9,"previous":"97c28046c2323a4d156bb65037aea92d9529bccf5e6be1e0526a193e804f1ef4","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.3.0","content":"fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f","binding":"b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6","summary":"73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"baddc2cb07f2bc26c717c2ad489748e6","arguments":"5ad079936a2a6173fa0aa64332929ab7a3f991970c022d5b5696a3c75d8ea42f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 10, '7b0675c3d0dfeda743c8b8e379f0ed611f7387be102de33fba4e088a30e86344', 'b5eb484c81545b8e417e4fb6f58299d063339cead93d3ff526cda08e4acdfb06', '56f4b72a1fd26c8bfc332621f776d962', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":10,"previous":"7b0675c3d0dfeda743c8b8e379f0ed611f7387be102de33fba4e088a30e86344","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"withdrawn","version":"1.3.0","reason":"617b87cd00bd9b7bbf53170ec7d73003967c9d171e50b02590f2a41a9ecd81bb","request":"56f4b72a1fd26c8bfc332621f776d962","arguments":"500c22deafb05f46cd2c2522e3c8adbbda0a9c79c68909d641a5a17f14126caf"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 11, 'b5eb484c81545b8e417e4fb6f58299d063339cead93d3ff526cda08e4acdfb06', '430804c8888ed9db24a611c43ee8435ed79d40973063e39a7a5475876c9ae870', '434410269f0d491fd07ba847ab45062a', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":11,"previous":"b5eb484c81545b8e417e4fb6f58299d063339cead93d3ff526cda08e4acdfb06","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.3.0","attempted":"activate","codes":["not_approved"],"request":"434410269f0d491fd07ba847ab45062a","arguments":"479cb6cdf66b5237a40bd29ab67f3f193a7ea9687a36ae25a690e8c387dc7dc3"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 12, '430804c8888ed9db24a611c43ee8435ed79d40973063e39a7a5475876c9ae870', 'dab0120b564f6f91cf32ca1b389575e683d237e22ca294175a7818e484d2d4fc', 'c566b0d6945c5dfdac87d1a0573b2ce9', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":12,"previous":"430804c8888ed9db24a611c43ee8435ed79d40973063e39a7a5475876c9ae870","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e","summary":"bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"c566b0d6945c5dfdac87d1a0573b2ce9","arguments":"86bb1f87aea5b6aa9d43dee4af2b98dc3e6488d7052f38c309827c265bb36d5f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 13, 'dab0120b564f6f91cf32ca1b389575e683d237e22ca294175a7818e484d2d4fc', 'b4139dfce38735b0d0712bf6217806fe320914a69dc6f749628ade8b5d5a7370', 'f8c1041f5572fd002e2a4a8f02978aea', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":13,"previous":"dab0120b564f6f91cf32ca1b389575e683d237e22ca294175a7818e484d2d4fc","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","to":"approved","acknowledges_breaking":false,"reason":"7375e3248814834ac6b59fa925359e924bf85cc25b1906a7ded80af9c06f0d87","request":"f8c1041f5572fd002e2a4a8f02978aea","arguments":"d71cf85eb03b0d07f5539095f8b3879650cd6563b87b683bd35454bd7a612b51"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 14, 'b4139dfce38735b0d0712bf6217806fe320914a69dc6f749628ade8b5d5a7370', 'e9507f1382e3548c20ee7092eb2ace9eb5055e089a7e3a65e055962a71ab546c', '62b54462fcd6045d024bf2b56a097c72', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":14,"previous":"b4139dfce38735b0d0712bf6217806fe320914a69dc6f749628ade8b5d5a7370","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"62b54462fcd6045d024bf2b56a097c72","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 15, 'e9507f1382e3548c20ee7092eb2ace9eb5055e089a7e3a65e055962a71ab546c', 'b9b8d1046322dc9f53a2d8668dc85f47f1262155e2449238bdfbc8789ea1a0f2', 'aecbcf6910689a18e11afead61d1be66', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":15,"previous":"e9507f1382e3548c20ee7092eb2ace9eb5055e089a7e3a65e055962a71ab546c","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"unscheduled","version":"1.4.0","reason":"9a4fcd30d0791dbc2f70df42567e6ff358abde58bdef5405357bbe0862918b98","request":"aecbcf6910689a18e11afead61d1be66","arguments":"d65865fc9347293b08cb4df6f59ce12b5bab12c183d0b1f42524dddf6028e9a2"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 16, 'b9b8d1046322dc9f53a2d8668dc85f47f1262155e2449238bdfbc8789ea1a0f2', '2389272251332b7582e5343fc6b8620a41abffee7228e7efcdc80f2a0a8237cc', '88fc96fe4ebebc1a8fa2e428bcd277b2', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":16,"previous":"b9b8d1046322dc9f53a2d8668dc85f47f1262155e2449238bdfbc8789ea1a0f2","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"88fc96fe4ebebc1a8fa2e428bcd277b2","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 17, '2389272251332b7582e5343fc6b8620a41abffee7228e7efcdc80f2a0a8237cc', 'c3ccc898dc1cce25d636afcd8d473c1274352c7e719f45dabd43cc099af0020b', 'e1fe9882efde0c1f4fb3c4b13dd87c59', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":17,"previous":"2389272251332b7582e5343fc6b8620a41abffee7228e7efcdc80f2a0a8237cc","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.4.0","attempted":"activate_due","codes":["not_due"],"request":"e1fe9882efde0c1f4fb3c4b13dd87c59","arguments":"ac1c2b16aa7ac52f1aab64c7ae91443f01458460844a35db441ee8b49446246e"}');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 1, 'db0e9cdf7f02135ec508fd79984ecbf6', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 3, '9810b3cf51a6484e7c4e322d77599819', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 5, '40cfca03aa81c2129e1a7589bb4b84fd', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 6, '8bda16a3d886d3f82573bf552ad974fd', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 8, 'eb8e9f94fedb4ef4e293375951d665ef', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 10, 'fb8b7db9d32add076337f2fc4b67b9cc', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 13, '93d75ad8a01e047a9f28f282deedd2d4', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 15, '432552a0cd42c5663af1901227e60161', X'4120726561736f6e2e');
INSERT INTO kept_content (digest, body) VALUES ('fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', X'7b226c6f6769635f76657273696f6e223a22312e302e30222c226368616e6765645f696e223a22312e302e30227d');
INSERT INTO kept_content (digest, body) VALUES ('2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2', X'73756d6d617279206f6620312e312e30');
INSERT INTO kept_content (digest, body) VALUES ('77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', X'7b0a202022736368656d6122203a2022636f6d7061746962696c6974795f7265706f7274222c0a202022736368656d615f76657273696f6e22203a20312c0a20202270726f626c656d7322203a205b205d2c0a202022627265616b696e675f6368616e67657322203a205b205d2c0a2020226e6f74657322203a205b205d0a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', X'7b226c6f6769635f76657273696f6e223a22312e312e30222c226368616e6765645f696e223a22312e312e30227d');
INSERT INTO kept_content (digest, body) VALUES ('f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e312e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e312e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6', X'73756d6d617279206f6620312e322e30');
INSERT INTO kept_content (digest, body) VALUES ('601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e322e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e322e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', X'7b226c6f6769635f76657273696f6e223a22312e322e30222c226368616e6765645f696e223a22312e322e30227d');
INSERT INTO kept_content (digest, body) VALUES ('73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28', X'73756d6d617279206f6620312e332e30');
INSERT INTO kept_content (digest, body) VALUES ('a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e332e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e332e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f', X'7b226c6f6769635f76657273696f6e223a22312e332e30222c226368616e6765645f696e223a22312e332e30227d');
INSERT INTO kept_content (digest, body) VALUES ('5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', X'7b226c6f6769635f76657273696f6e223a22312e342e30222c226368616e6765645f696e223a22312e342e30227d');
INSERT INTO kept_content (digest, body) VALUES ('bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041', X'73756d6d617279206f6620312e342e30');
INSERT INTO kept_content (digest, body) VALUES ('ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e342e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e342e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.0.0', 1, 'APPROVED', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 1, 1209600, 1, 'aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10', 'service:system:bootstrap', ' ', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.1.0', 2, 'DEPRECATED', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998', '2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', 0, 1, 1209600, 1, '8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.2.0', 7, 'REJECTED', 'd046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', '601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052', '4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', 0, 1, 1209600, 1, '3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.3.0', 9, 'WITHDRAWN', 'fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6', '73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', 0, 1, 1209600, 1, 'b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.4.0', 12, 'APPROVED', '5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e', 'bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', 0, 1, 1209600, 1, '368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499', 'human:author', ' human:author', '16 1772366460123456 1.0.0 human:operator NOT_DUE');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.0.0', 'system:bootstrap', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.0.0', 'admin', 'REVIEWER');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.1.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.1.0', 'reviewer', 'REVIEWER');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.2.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.2.0', 'reviewer', 'REVIEWER');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.3.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.4.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.4.0', 'reviewer', 'REVIEWER');
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.0.0', 'admin', 'HUMAN', 'REVIEWER', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'APPROVE', 0, NULL, 1, 1772366400123456);
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.1.0', 'reviewer', 'HUMAN', 'REVIEWER', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', 'APPROVE', 0, NULL, 3, 1772366400123456);
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.2.0', 'reviewer', 'HUMAN', 'REVIEWER', 'd046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', 'REJECT', 0, 'REJECTED', 8, 1772366400123456);
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.4.0', 'reviewer', 'HUMAN', 'REVIEWER', '5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', 'APPROVE', 0, NULL, 13, 1772366400123456);
INSERT INTO kept_activation (scope, seq, version, content, at_micros, actor, review_owed) VALUES ('kept', 1, '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 1772366400123456, 'human:admin', 0);
INSERT INTO kept_activation (scope, seq, version, content, at_micros, actor, review_owed) VALUES ('kept', 4, '1.1.0', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', 1772366400123456, 'human:operator', 0);
INSERT INTO kept_activation (scope, seq, version, content, at_micros, actor, review_owed) VALUES ('kept', 5, '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 1772366400123456, 'human:operator', 1);
INSERT INTO kept_active (scope, seq, version, content, state, approver, verdict) VALUES ('kept', 5, '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'APPROVED', 'admin', 'APPROVE');
