CREATE TABLE IF NOT EXISTS kept_store (
    singleton INTEGER NOT NULL,
    id VARCHAR(128) NOT NULL,
    PRIMARY KEY (singleton),
    CHECK (singleton = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
CREATE TABLE IF NOT EXISTS kept_schema_step (
    step INTEGER NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    PRIMARY KEY (step)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
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
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
CREATE TABLE IF NOT EXISTS kept_audit (
    scope VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    previous VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    request VARCHAR(128) NOT NULL,
    entry LONGTEXT NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (previous, scope),
    UNIQUE (request, scope),
    CHECK (seq >= 1),
    FOREIGN KEY (scope) REFERENCES kept_scope (scope)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
CREATE TABLE IF NOT EXISTS kept_reason (
    scope VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    salt VARCHAR(32) NOT NULL,
    body LONGBLOB NOT NULL,
    PRIMARY KEY (scope, seq),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
CREATE TABLE IF NOT EXISTS kept_content (
    digest VARCHAR(64) NOT NULL,
    body LONGBLOB NOT NULL,
    PRIMARY KEY (digest)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
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
    authors LONGTEXT NOT NULL,
    schedule LONGTEXT,
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
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
CREATE TABLE IF NOT EXISTS kept_participant (
    scope VARCHAR(128) NOT NULL,
    version VARCHAR(64) NOT NULL,
    actor VARCHAR(128) NOT NULL,
    duty VARCHAR(8) NOT NULL,
    PRIMARY KEY (scope, version, actor),
    UNIQUE (scope, version, actor, duty),
    CHECK (CASE duty WHEN 'AUTHOR' THEN 1 WHEN 'REVIEWER' THEN 1 ELSE 0 END = 1),
    FOREIGN KEY (scope, version) REFERENCES kept_version (scope, version)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
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
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
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
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
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
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
INSERT INTO kept_store (singleton, id) VALUES (1, 'jdbc:00000000000000000000000000000000');
INSERT INTO kept_schema_step (step, checksum) VALUES (1, '5ceae5019185c26bef2f2df0b73678284d207840819ed8f50f2d2d86cea2c8f5');
INSERT INTO kept_scope (scope, revision, head_hash, head_at, quorum, vote_seconds, corrected) VALUES ('kept', 17, 'a57dccbcdf4a09996fd4ff69333341c4fc716295a2e33a32c4becfe637653d96', 1772366400123456, 1, 1209600, 0);
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 1, '252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51', 'a5b661b95c3709f4a03cc5e8692a9caf21a723c00ebf4a3e4fd646d717f5053b', '518637d3d4cc424173c1298ea9bc2038', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":1,"previous":"252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"bootstrapped","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","binding":"aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10","reason":"aae13f559b1ad92bfb6709466ad71bd9f2aa671a25c19bc9daae949e8f6ce1f5","request":"518637d3d4cc424173c1298ea9bc2038","arguments":"80b959561ba2f56b389d3700dfb6d8ed72b74cd61391418be214c17b0ab480cc"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 2, 'a5b661b95c3709f4a03cc5e8692a9caf21a723c00ebf4a3e4fd646d717f5053b', '61f1005c3cfafb707b9009853bcd89c27e3d56d08af48ef00d32bd190219ae5c', 'af5ba351ef8004af93eea4156c3fd3a2', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":2,"previous":"a5b661b95c3709f4a03cc5e8692a9caf21a723c00ebf4a3e4fd646d717f5053b","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998","summary":"2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"af5ba351ef8004af93eea4156c3fd3a2","arguments":"9c44981c035cb03fb61e9ac563502d493e1670e504a55a9ed0c8833a5add42e5"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 3, '61f1005c3cfafb707b9009853bcd89c27e3d56d08af48ef00d32bd190219ae5c', '0bcf04ea4791a19c489dc9434ab730122d6ba81c4c17bc354d09f8abf7c85ee5', '77311651e9ec48f6a60fc26cec23f188', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":3,"previous":"61f1005c3cfafb707b9009853bcd89c27e3d56d08af48ef00d32bd190219ae5c","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","to":"approved","acknowledges_breaking":false,"reason":"11b2d09b7c200b5653bc3e361c870796e697296fea1fef13188f141ed2edd826","request":"77311651e9ec48f6a60fc26cec23f188","arguments":"cb5cc6845c272844437c8b6f0432a9e2d2d5689f6f255f7addd5ddbf2d8aead8"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 4, '0bcf04ea4791a19c489dc9434ab730122d6ba81c4c17bc354d09f8abf7c85ee5', '0d3fea54bd88b634e64f77caa1ab1877396674498fbf5e42c0d13ade90cb49d4', 'e5f7ec12c78f9d4f57a3a9d68121d48d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":4,"previous":"0bcf04ea4791a19c489dc9434ab730122d6ba81c4c17bc354d09f8abf7c85ee5","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"activated","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","from":"1.0.0","request":"e5f7ec12c78f9d4f57a3a9d68121d48d","arguments":"328df44fe95a78880ac5fb6ef2fc269e5a507fb6d1ab833ab5a084d2c17006fd"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 5, '0d3fea54bd88b634e64f77caa1ab1877396674498fbf5e42c0d13ade90cb49d4', '427f71ad3a51f88962f9cd70359868d495763664a30f439911445b4fff864966', 'dfd58bc5622c8c0f4137e3ece798395d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":5,"previous":"0d3fea54bd88b634e64f77caa1ab1877396674498fbf5e42c0d13ade90cb49d4","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"rolled_back","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","from":"1.1.0","reason":"3076e6b61c4d0aa0dbf37c4ead9ddcbb2a76809f455d2e485e1089ca331108f1","request":"dfd58bc5622c8c0f4137e3ece798395d","arguments":"14cda6da7c59bde916119304034d06d5d14ace58cddeaea1c08c21fe29ba6804"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 6, '427f71ad3a51f88962f9cd70359868d495763664a30f439911445b4fff864966', '63132b014581d010a90e256706acdedbe2450315950a2e79d9d62e516116ba0b', '3f1078ea8b0dca94d276c0e3b9ad17e1', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":6,"previous":"427f71ad3a51f88962f9cd70359868d495763664a30f439911445b4fff864966","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"deprecated","version":"1.1.0","reason":"373dfff242e46a97e6f31338e89a0faad711bedb184faef43b833fa1d074dec8","request":"3f1078ea8b0dca94d276c0e3b9ad17e1","arguments":"181f7563031a9c02657745a5ac8b148347ab3935df24306d446c419925400da7"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 7, '63132b014581d010a90e256706acdedbe2450315950a2e79d9d62e516116ba0b', '2e5b760b81f05ce56fa9173c398471dfeb9127275368dc372864a34eb266b074', 'f1ff74fe97e1199743a82fcac57993ee', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":7,"previous":"63132b014581d010a90e256706acdedbe2450315950a2e79d9d62e516116ba0b","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052","summary":"4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"f1ff74fe97e1199743a82fcac57993ee","arguments":"1c29a8f6894d081cfdca1648b0f0ccb763ee933d92d3d73ebab5960305cf5ceb"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 8, '2e5b760b81f05ce56fa9173c398471dfeb9127275368dc372864a34eb266b074', '962b7315f1818a28d6a3b369c9b19f67ee5dfecebd2b27ad87cd1de893543619', '09b9c0c744261d20aaa39d48b8f98ba3', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":8,"previous":"2e5b760b81f05ce56fa9173c398471dfeb9127275368dc372864a34eb266b074","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"rejected","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","reason":"33b1f3ba27686fa378c4a5e852f77f7bc82e8e650b092b7ce075a03fff6c1c79","request":"09b9c0c744261d20aaa39d48b8f98ba3","arguments":"4ac01b6483ea6355c58d33226b8415be37b2e5f486b14f54222d43eae5bac8de"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 9, '962b7315f1818a28d6a3b369c9b19f67ee5dfecebd2b27ad87cd1de893543619', 'b3aae9e68311b0f6d27fe9747fb48d43b9a3bfe291f1e052412586d7e8e1497b', '5d4f63bddbaa7396f899ec7d3eabda3c', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":9,"previous":"962b7315f1818a28d6a3b369c9b19f67ee5dfecebd2b27ad87cd1de893543619","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.3.0","content":"fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f","binding":"b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6","summary":"73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"5d4f63bddbaa7396f899ec7d3eabda3c","arguments":"5ad079936a2a6173fa0aa64332929ab7a3f991970c022d5b5696a3c75d8ea42f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 10, 'b3aae9e68311b0f6d27fe9747fb48d43b9a3bfe291f1e052412586d7e8e1497b', '82b86d2bb75371c29daaa59b7a5b4080362bd965de698c1ee48386276851d888', '4b52be816afa50f204e0fe327f4a22ea', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":10,"previous":"b3aae9e68311b0f6d27fe9747fb48d43b9a3bfe291f1e052412586d7e8e1497b","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"withdrawn","version":"1.3.0","reason":"2a02a533c84b3ae82a9c146a15f954d5038c1abe834d42bae8d5efb9d5078a17","request":"4b52be816afa50f204e0fe327f4a22ea","arguments":"500c22deafb05f46cd2c2522e3c8adbbda0a9c79c68909d641a5a17f14126caf"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 11, '82b86d2bb75371c29daaa59b7a5b4080362bd965de698c1ee48386276851d888', 'd44ef73f1416ba3611dc6707ad6f43b50f982e087cfcf9be1bb966af03afc49d', '904e1a30170c228be9af878f0c00ab69', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":11,"previous":"82b86d2bb75371c29daaa59b7a5b4080362bd965de698c1ee48386276851d888","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.3.0","attempted":"activate","codes":["not_approved"],"request":"904e1a30170c228be9af878f0c00ab69","arguments":"479cb6cdf66b5237a40bd29ab67f3f193a7ea9687a36ae25a690e8c387dc7dc3"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 12, 'd44ef73f1416ba3611dc6707ad6f43b50f982e087cfcf9be1bb966af03afc49d', '6841251469efddfe0d9f5e15d25afba5dcdcd3949d28893bdbd3fe841358d6a3', '26c8d07e404c4cc4ff02d21eb72a62a0', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":12,"previous":"d44ef73f1416ba3611dc6707ad6f43b50f982e087cfcf9be1bb966af03afc49d","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e","summary":"bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"26c8d07e404c4cc4ff02d21eb72a62a0","arguments":"86bb1f87aea5b6aa9d43dee4af2b98dc3e6488d7052f38c309827c265bb36d5f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 13, '6841251469efddfe0d9f5e15d25afba5dcdcd3949d28893bdbd3fe841358d6a3', 'ec911d99843d1cb4c5f4eaccd92e4b5dc8220d964c374ae1b368ab9f8fb87f62', '35e9c2d31586cc535fa7e5e88d02b52a', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":13,"previous":"6841251469efddfe0d9f5e15d25afba5dcdcd3949d28893bdbd3fe841358d6a3","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","to":"approved","acknowledges_breaking":false,"reason":"be9cd43083eeb8dc39820bfc14965c1fa68f22f97622186ccfa22d57dbdff9b9","request":"35e9c2d31586cc535fa7e5e88d02b52a","arguments":"d71cf85eb03b0d07f5539095f8b3879650cd6563b87b683bd35454bd7a612b51"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 14, 'ec911d99843d1cb4c5f4eaccd92e4b5dc8220d964c374ae1b368ab9f8fb87f62', 'c14958e6c0f43eb2a03e47c8fd1067bd694f048084f6c68a68e9030963d2dbe6', 'e90aa6baf958a97b88f5d2d794cd7e9c', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":14,"previous":"ec911d99843d1cb4c5f4eaccd92e4b5dc8220d964c374ae1b368ab9f8fb87f62","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"e90aa6baf958a97b88f5d2d794cd7e9c","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 15, 'c14958e6c0f43eb2a03e47c8fd1067bd694f048084f6c68a68e9030963d2dbe6', '186ec6cd3eac3fd09b2977e39eebea02d692e0cdac30082185f9074de9d40e1c', '71889c8910dd5b299a43e351a1997617', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":15,"previous":"c14958e6c0f43eb2a03e47c8fd1067bd694f048084f6c68a68e9030963d2dbe6","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"unscheduled","version":"1.4.0","reason":"f8e57618e10de8b7104a4b86478a24fe8e6aa5674c86f9e03f7535396429f492","request":"71889c8910dd5b299a43e351a1997617","arguments":"d65865fc9347293b08cb4df6f59ce12b5bab12c183d0b1f42524dddf6028e9a2"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 16, '186ec6cd3eac3fd09b2977e39eebea02d692e0cdac30082185f9074de9d40e1c', '7f912328148942ebfc5ee40fd5be58a86f85733a8b64ce0bce42ae2f2d76d4f6', 'aa01c6873de90a4642f6de2a85c9597a', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":16,"previous":"186ec6cd3eac3fd09b2977e39eebea02d692e0cdac30082185f9074de9d40e1c","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"aa01c6873de90a4642f6de2a85c9597a","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 17, '7f912328148942ebfc5ee40fd5be58a86f85733a8b64ce0bce42ae2f2d76d4f6', 'a57dccbcdf4a09996fd4ff69333341c4fc716295a2e33a32c4becfe637653d96', '4261f04acd96e74a3a54b7ce17906fe8', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":17,"previous":"7f912328148942ebfc5ee40fd5be58a86f85733a8b64ce0bce42ae2f2d76d4f6","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.4.0","attempted":"activate_due","codes":["not_due"],"request":"4261f04acd96e74a3a54b7ce17906fe8","arguments":"ac1c2b16aa7ac52f1aab64c7ae91443f01458460844a35db441ee8b49446246e"}');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 1, 'b2003cedbd38f30ba40e16a3c33fa71f', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 3, '806bfe863ad3e6d1c2d513b44df4fa84', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 5, '0cbc73ecccf2d838cb95e66417b46f6c', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 6, '69665f37169b721750254ef040373a30', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 8, '6153b3744775a55474e9ce39cf35e50a', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 10, '54009b8c88f0ea83ba284944616fd20a', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 13, 'a164f015f4ce260a344e45cf8183b583', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 15, 'f7f194d34aadfe90918ac901fe989b8a', X'4120726561736f6e2e');
INSERT INTO kept_content (digest, body) VALUES ('2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2', X'73756d6d617279206f6620312e312e30');
INSERT INTO kept_content (digest, body) VALUES ('4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6', X'73756d6d617279206f6620312e322e30');
INSERT INTO kept_content (digest, body) VALUES ('5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', X'7b226c6f6769635f76657273696f6e223a22312e342e30222c226368616e6765645f696e223a22312e342e30227d');
INSERT INTO kept_content (digest, body) VALUES ('601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e322e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e322e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28', X'73756d6d617279206f6620312e332e30');
INSERT INTO kept_content (digest, body) VALUES ('77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', X'7b0a202022736368656d6122203a2022636f6d7061746962696c6974795f7265706f7274222c0a202022736368656d615f76657273696f6e22203a20312c0a20202270726f626c656d7322203a205b205d2c0a202022627265616b696e675f6368616e67657322203a205b205d2c0a2020226e6f74657322203a205b205d0a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', X'7b226c6f6769635f76657273696f6e223a22312e312e30222c226368616e6765645f696e223a22312e312e30227d');
INSERT INTO kept_content (digest, body) VALUES ('a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e332e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e332e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041', X'73756d6d617279206f6620312e342e30');
INSERT INTO kept_content (digest, body) VALUES ('d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', X'7b226c6f6769635f76657273696f6e223a22312e322e30222c226368616e6765645f696e223a22312e322e30227d');
INSERT INTO kept_content (digest, body) VALUES ('ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e342e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e342e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998', X'7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e312e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e312e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', X'7b226c6f6769635f76657273696f6e223a22312e302e30222c226368616e6765645f696e223a22312e302e30227d');
INSERT INTO kept_content (digest, body) VALUES ('fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f', X'7b226c6f6769635f76657273696f6e223a22312e332e30222c226368616e6765645f696e223a22312e332e30227d');
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.0.0', 1, 'APPROVED', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, FALSE, 1, 1209600, 1, 'aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10', 'service:system:bootstrap', ' ', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.1.0', 2, 'DEPRECATED', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998', '2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, '8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.2.0', 7, 'REJECTED', 'd046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', '601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052', '4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, '3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.3.0', 9, 'WITHDRAWN', 'fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6', '73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, 'b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.4.0', 12, 'APPROVED', '5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e', 'bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, '368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499', 'human:author', ' human:author', '16 1772366460123456 1.0.0 human:operator NOT_DUE');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.0.0', 'admin', 'REVIEWER');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.0.0', 'system:bootstrap', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.1.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.1.0', 'reviewer', 'REVIEWER');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.2.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.2.0', 'reviewer', 'REVIEWER');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.3.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.4.0', 'author', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.4.0', 'reviewer', 'REVIEWER');
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.0.0', 'admin', 'HUMAN', 'REVIEWER', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'APPROVE', FALSE, NULL, 1, 1772366400123456);
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.1.0', 'reviewer', 'HUMAN', 'REVIEWER', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', 'APPROVE', FALSE, NULL, 3, 1772366400123456);
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.2.0', 'reviewer', 'HUMAN', 'REVIEWER', 'd046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', 'REJECT', FALSE, 'REJECTED', 8, 1772366400123456);
INSERT INTO kept_vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, final_state, seq, at_micros) VALUES ('kept', '1.4.0', 'reviewer', 'HUMAN', 'REVIEWER', '5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', 'APPROVE', FALSE, NULL, 13, 1772366400123456);
INSERT INTO kept_activation (scope, seq, version, content, at_micros, actor, review_owed) VALUES ('kept', 1, '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 1772366400123456, 'human:admin', FALSE);
INSERT INTO kept_activation (scope, seq, version, content, at_micros, actor, review_owed) VALUES ('kept', 4, '1.1.0', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', 1772366400123456, 'human:operator', FALSE);
INSERT INTO kept_activation (scope, seq, version, content, at_micros, actor, review_owed) VALUES ('kept', 5, '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 1772366400123456, 'human:operator', TRUE);
INSERT INTO kept_active (scope, seq, version, content, state, approver, verdict) VALUES ('kept', 5, '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'APPROVED', 'admin', 'APPROVE');
