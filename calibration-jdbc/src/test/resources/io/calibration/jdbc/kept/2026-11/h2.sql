CREATE TABLE IF NOT EXISTS kept_store (
    singleton INTEGER NOT NULL,
    id VARCHAR_CASESENSITIVE(128) NOT NULL,
    PRIMARY KEY (singleton),
    CHECK (singleton = 1)
);
CREATE TABLE IF NOT EXISTS kept_schema_step (
    step INTEGER NOT NULL,
    checksum VARCHAR_CASESENSITIVE(64) NOT NULL,
    PRIMARY KEY (step)
);
CREATE TABLE IF NOT EXISTS kept_scope (
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    revision BIGINT NOT NULL,
    head_hash VARCHAR_CASESENSITIVE(64) NOT NULL,
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
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    seq BIGINT NOT NULL,
    previous VARCHAR_CASESENSITIVE(64) NOT NULL,
    hash VARCHAR_CASESENSITIVE(64) NOT NULL,
    request VARCHAR_CASESENSITIVE(128) NOT NULL,
    entry CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (previous, scope),
    UNIQUE (request, scope),
    CHECK (seq >= 1),
    FOREIGN KEY (scope) REFERENCES kept_scope (scope)
);
CREATE TABLE IF NOT EXISTS kept_reason (
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    seq BIGINT NOT NULL,
    salt VARCHAR_CASESENSITIVE(32) NOT NULL,
    body BINARY LARGE OBJECT NOT NULL,
    PRIMARY KEY (scope, seq),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq)
);
CREATE TABLE IF NOT EXISTS kept_content (
    digest VARCHAR_CASESENSITIVE(64) NOT NULL,
    body BINARY LARGE OBJECT NOT NULL,
    PRIMARY KEY (digest)
);
CREATE TABLE IF NOT EXISTS kept_version (
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    version VARCHAR_CASESENSITIVE(64) NOT NULL,
    registered BIGINT NOT NULL,
    state VARCHAR_CASESENSITIVE(16) NOT NULL,
    content VARCHAR_CASESENSITIVE(64) NOT NULL,
    base_version VARCHAR_CASESENSITIVE(64),
    base_content VARCHAR_CASESENSITIVE(64),
    difference VARCHAR_CASESENSITIVE(64),
    summary VARCHAR_CASESENSITIVE(64),
    snapshot VARCHAR_CASESENSITIVE(64),
    report VARCHAR_CASESENSITIVE(64),
    compatibility VARCHAR_CASESENSITIVE(64),
    breaking BOOLEAN NOT NULL,
    quorum INTEGER NOT NULL,
    vote_seconds BIGINT NOT NULL,
    round INTEGER NOT NULL,
    binding VARCHAR_CASESENSITIVE(64) NOT NULL,
    registrant VARCHAR_CASESENSITIVE(140) NOT NULL,
    authors CHARACTER LARGE OBJECT NOT NULL,
    schedule CHARACTER LARGE OBJECT,
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
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    version VARCHAR_CASESENSITIVE(64) NOT NULL,
    actor VARCHAR_CASESENSITIVE(128) NOT NULL,
    duty VARCHAR_CASESENSITIVE(8) NOT NULL,
    PRIMARY KEY (scope, version, actor),
    UNIQUE (scope, version, actor, duty),
    CHECK (CASE duty WHEN 'AUTHOR' THEN 1 WHEN 'REVIEWER' THEN 1 ELSE 0 END = 1),
    FOREIGN KEY (scope, version) REFERENCES kept_version (scope, version)
);
CREATE TABLE IF NOT EXISTS kept_vote (
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    version VARCHAR_CASESENSITIVE(64) NOT NULL,
    actor VARCHAR_CASESENSITIVE(128) NOT NULL,
    kind VARCHAR_CASESENSITIVE(8) NOT NULL,
    duty VARCHAR_CASESENSITIVE(8) NOT NULL,
    content VARCHAR_CASESENSITIVE(64) NOT NULL,
    verdict VARCHAR_CASESENSITIVE(8) NOT NULL,
    acknowledges_breaking BOOLEAN NOT NULL,
    final_state VARCHAR_CASESENSITIVE(16),
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
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    seq BIGINT NOT NULL,
    version VARCHAR_CASESENSITIVE(64) NOT NULL,
    content VARCHAR_CASESENSITIVE(64) NOT NULL,
    at_micros BIGINT NOT NULL,
    actor VARCHAR_CASESENSITIVE(140) NOT NULL,
    review_owed BOOLEAN NOT NULL,
    PRIMARY KEY (scope, seq),
    UNIQUE (scope, seq, version, content),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq),
    FOREIGN KEY (scope, version, content) REFERENCES kept_version (scope, version, content)
);
CREATE TABLE IF NOT EXISTS kept_active (
    scope VARCHAR_CASESENSITIVE(128) NOT NULL,
    seq BIGINT NOT NULL,
    version VARCHAR_CASESENSITIVE(64) NOT NULL,
    content VARCHAR_CASESENSITIVE(64) NOT NULL,
    state VARCHAR_CASESENSITIVE(16) NOT NULL,
    approver VARCHAR_CASESENSITIVE(128) NOT NULL,
    verdict VARCHAR_CASESENSITIVE(8) NOT NULL,
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
INSERT INTO kept_scope (scope, revision, head_hash, head_at, quorum, vote_seconds, corrected) VALUES ('kept', 17, '002f3ecbb68dc79df8f931a7b89ae9594a59be4b2aea4de8d1c8381f2a55a5ad', 1772366400123456, 1, 1209600, 0);
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 1, '252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51', '4223ff2aea31e5276c6398666100c6a5af0ac742f9ed8175649dc6fa96ff402c', '0db8cc86e1ab012864e8d1fee23342bf', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":1,"previous":"252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"bootstrapped","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","binding":"aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10","reason":"6f956b02c8e4707e55198f7a42c7db282d14091c6b90de7fe393a9da9f2c24c4","request":"0db8cc86e1ab012864e8d1fee23342bf","arguments":"80b959561ba2f56b389d3700dfb6d8ed72b74cd61391418be214c17b0ab480cc"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 2, '4223ff2aea31e5276c6398666100c6a5af0ac742f9ed8175649dc6fa96ff402c', 'b49963069de97c354f145eee169f9b34c71408a306c13c2da6fe452c1b28185a', '29674003b6a010e344d94e8bccb262e4', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":2,"previous":"4223ff2aea31e5276c6398666100c6a5af0ac742f9ed8175649dc6fa96ff402c","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998","summary":"2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"29674003b6a010e344d94e8bccb262e4","arguments":"9c44981c035cb03fb61e9ac563502d493e1670e504a55a9ed0c8833a5add42e5"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 3, 'b49963069de97c354f145eee169f9b34c71408a306c13c2da6fe452c1b28185a', 'c03bd317a32333b5429b697d24d818d64d0ba68ea27e5fc1302990e90f191ab3', '4f0d0060b246bf54a7ce27db614ad49c', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":3,"previous":"b49963069de97c354f145eee169f9b34c71408a306c13c2da6fe452c1b28185a","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","to":"approved","acknowledges_breaking":false,"reason":"040d9babbc036951533e9b40c219b508b690422a727e5947b2be957189067c11","request":"4f0d0060b246bf54a7ce27db614ad49c","arguments":"cb5cc6845c272844437c8b6f0432a9e2d2d5689f6f255f7addd5ddbf2d8aead8"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 4, 'c03bd317a32333b5429b697d24d818d64d0ba68ea27e5fc1302990e90f191ab3', '327e47519f317e21e6f65c038cf95f916a306aa632e7a7f5b9d7c3c9e62a2ca8', '98ba44c58c465b40934de40fdada074c', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":4,"previous":"c03bd317a32333b5429b697d24d818d64d0ba68ea27e5fc1302990e90f191ab3","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"activated","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","from":"1.0.0","request":"98ba44c58c465b40934de40fdada074c","arguments":"328df44fe95a78880ac5fb6ef2fc269e5a507fb6d1ab833ab5a084d2c17006fd"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 5, '327e47519f317e21e6f65c038cf95f916a306aa632e7a7f5b9d7c3c9e62a2ca8', 'fc5e3705caa830cf697c9151f747d65b713bc2ef06cc706008cbb35b5683babe', '095660bdfb230e1d83d369bace053661', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":5,"previous":"327e47519f317e21e6f65c038cf95f916a306aa632e7a7f5b9d7c3c9e62a2ca8","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"rolled_back","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","from":"1.1.0","reason":"f374f207031cfa16ca9a28c9df30b6bcc45c43ca9571a44606055afb3c38ee24","request":"095660bdfb230e1d83d369bace053661","arguments":"14cda6da7c59bde916119304034d06d5d14ace58cddeaea1c08c21fe29ba6804"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 6, 'fc5e3705caa830cf697c9151f747d65b713bc2ef06cc706008cbb35b5683babe', 'bae717f1fd23115ca0219cdfc38bd8055a84fbbe36006b1faa9425cafe618404', 'c996e331b8f745df5ff34940f76ff59d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":6,"previous":"fc5e3705caa830cf697c9151f747d65b713bc2ef06cc706008cbb35b5683babe","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"deprecated","version":"1.1.0","reason":"9d2a147414ac7ff87f5749ec6b407e21e1f45714d23b40e5de6921e7f56f5325","request":"c996e331b8f745df5ff34940f76ff59d","arguments":"181f7563031a9c02657745a5ac8b148347ab3935df24306d446c419925400da7"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 7, 'bae717f1fd23115ca0219cdfc38bd8055a84fbbe36006b1faa9425cafe618404', '6ba700333e0704a329f5f7bc3c775c7d9b6d30e6dca0564de10209d46e413b28', '45445d7020ba21cdce41697aa4d7c660', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":7,"previous":"bae717f1fd23115ca0219cdfc38bd8055a84fbbe36006b1faa9425cafe618404","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052","summary":"4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"45445d7020ba21cdce41697aa4d7c660","arguments":"1c29a8f6894d081cfdca1648b0f0ccb763ee933d92d3d73ebab5960305cf5ceb"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 8, '6ba700333e0704a329f5f7bc3c775c7d9b6d30e6dca0564de10209d46e413b28', '09d0be66bfca769a87deccdf664240b44e782ef70153a31839fcbd1bda44e2e5', 'a9e2152ede8a346990d17e892e6dc084', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":8,"previous":"6ba700333e0704a329f5f7bc3c775c7d9b6d30e6dca0564de10209d46e413b28","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"rejected","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","reason":"b2447514cf7d075f3537886be7b9144b449e1181145930876a7fad08c2eeab45","request":"a9e2152ede8a346990d17e892e6dc084","arguments":"4ac01b6483ea6355c58d33226b8415be37b2e5f486b14f54222d43eae5bac8de"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 9, '09d0be66bfca769a87deccdf664240b44e782ef70153a31839fcbd1bda44e2e5', '5336fe362b3754da92e9868d95c886f8dd0c0789d17ff0e76a3e118f2afc7ceb', '1879dc23a9b1793db955810b834851d0', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":9,"previous":"09d0be66bfca769a87deccdf664240b44e782ef70153a31839fcbd1bda44e2e5","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.3.0","content":"fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f","binding":"b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6","summary":"73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"1879dc23a9b1793db955810b834851d0","arguments":"5ad079936a2a6173fa0aa64332929ab7a3f991970c022d5b5696a3c75d8ea42f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 10, '5336fe362b3754da92e9868d95c886f8dd0c0789d17ff0e76a3e118f2afc7ceb', 'af3e2e1d77e6cc1fc006f8ade35a42707520da32eec6fb14a8e09c88cd09e19f', 'a730b9a42b99bdb5392d2697f3ac0719', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":10,"previous":"5336fe362b3754da92e9868d95c886f8dd0c0789d17ff0e76a3e118f2afc7ceb","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"withdrawn","version":"1.3.0","reason":"83e2702f498f662ead2844d16aaea06f08c1515856c26d7e38b77b0a383c80df","request":"a730b9a42b99bdb5392d2697f3ac0719","arguments":"500c22deafb05f46cd2c2522e3c8adbbda0a9c79c68909d641a5a17f14126caf"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 11, 'af3e2e1d77e6cc1fc006f8ade35a42707520da32eec6fb14a8e09c88cd09e19f', '3948a4b55ead232dde81c66354539bebbdd14843b724ca56dcc6a59dda906397', '89d53a78f19ad0c8f13e687c5a33ed0a', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":11,"previous":"af3e2e1d77e6cc1fc006f8ade35a42707520da32eec6fb14a8e09c88cd09e19f","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.3.0","attempted":"activate","codes":["not_approved"],"request":"89d53a78f19ad0c8f13e687c5a33ed0a","arguments":"479cb6cdf66b5237a40bd29ab67f3f193a7ea9687a36ae25a690e8c387dc7dc3"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 12, '3948a4b55ead232dde81c66354539bebbdd14843b724ca56dcc6a59dda906397', '2617e8a1d5cf34cfe887e5779456c2a1b417f67d0d403839b759dbbfdd2d1a60', '9ef6d76f8e7b79e2fad2b6c2d8302da9', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":12,"previous":"3948a4b55ead232dde81c66354539bebbdd14843b724ca56dcc6a59dda906397","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e","summary":"bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"9ef6d76f8e7b79e2fad2b6c2d8302da9","arguments":"86bb1f87aea5b6aa9d43dee4af2b98dc3e6488d7052f38c309827c265bb36d5f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 13, '2617e8a1d5cf34cfe887e5779456c2a1b417f67d0d403839b759dbbfdd2d1a60', '0cd7ccc64b82e7b4e6e7b2a6fa5d7ac33aa24f33d5182aa479d92b4fb6973616', '7a203bea7c37f586c7ccfba99d551d43', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":13,"previous":"2617e8a1d5cf34cfe887e5779456c2a1b417f67d0d403839b759dbbfdd2d1a60","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","to":"approved","acknowledges_breaking":false,"reason":"f981f4c058b073b0abdcf8f934e77171bf55bae1f01f9b7e215e0ae38d9b47f1","request":"7a203bea7c37f586c7ccfba99d551d43","arguments":"d71cf85eb03b0d07f5539095f8b3879650cd6563b87b683bd35454bd7a612b51"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 14, '0cd7ccc64b82e7b4e6e7b2a6fa5d7ac33aa24f33d5182aa479d92b4fb6973616', 'd40d7184f008f09198a64c37d0e30a5f3b4a87e5cdc43ce4de2b3ae8fb36439b', '6673df32039ff0c00fc1979828438fa7', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":14,"previous":"0cd7ccc64b82e7b4e6e7b2a6fa5d7ac33aa24f33d5182aa479d92b4fb6973616","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"6673df32039ff0c00fc1979828438fa7","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 15, 'd40d7184f008f09198a64c37d0e30a5f3b4a87e5cdc43ce4de2b3ae8fb36439b', 'fd9f37ba5083632ae0137b0ef79121fd23b47e58e500115703b7bde843f16250', '401cee72baec708a7f2197a7ca0a8826', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":15,"previous":"d40d7184f008f09198a64c37d0e30a5f3b4a87e5cdc43ce4de2b3ae8fb36439b","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"unscheduled","version":"1.4.0","reason":"7f238e0e67c0c83a544b1a630ae593ab457f485fce6b3159888359d10d825cbd","request":"401cee72baec708a7f2197a7ca0a8826","arguments":"d65865fc9347293b08cb4df6f59ce12b5bab12c183d0b1f42524dddf6028e9a2"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 16, 'fd9f37ba5083632ae0137b0ef79121fd23b47e58e500115703b7bde843f16250', '7e0f3d65dbb8163cb044b5df7abf03389bf010ce33e2408747701bb0bf8a6062', '0072e5fc0a33efd1c3baa54c8787b61d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":16,"previous":"fd9f37ba5083632ae0137b0ef79121fd23b47e58e500115703b7bde843f16250","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"0072e5fc0a33efd1c3baa54c8787b61d","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 17, '7e0f3d65dbb8163cb044b5df7abf03389bf010ce33e2408747701bb0bf8a6062', '002f3ecbb68dc79df8f931a7b89ae9594a59be4b2aea4de8d1c8381f2a55a5ad', 'e531a1548cf10cba80ec6d7470adfd5d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":17,"previous":"7e0f3d65dbb8163cb044b5df7abf03389bf010ce33e2408747701bb0bf8a6062","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.4.0","attempted":"activate_due","codes":["not_due"],"request":"e531a1548cf10cba80ec6d7470adfd5d","arguments":"ac1c2b16aa7ac52f1aab64c7ae91443f01458460844a35db441ee8b49446246e"}');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 1, '52b3d0a01fd63574c7d8adac27a05420', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 3, '489b5e2bc10ab8f857243a282ad854b4', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 5, '47af6712301e16539bbc34b9da416dae', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 6, '5abb9c09c2727c95fdc48ed795d200ab', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 8, '5d1071cf27ae7961430cf4b7ddb05b53', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 10, '478a1242f161b621dbbf58cabd2f3052', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 13, '175e861701392a401bd51d82c189f472', X'4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 15, '81985f72c6357d889e2cabda3b9d2852', X'4120726561736f6e2e');
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
