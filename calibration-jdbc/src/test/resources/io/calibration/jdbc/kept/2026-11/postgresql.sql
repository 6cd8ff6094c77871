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
    body BYTEA NOT NULL,
    PRIMARY KEY (scope, seq),
    FOREIGN KEY (scope, seq) REFERENCES kept_audit (scope, seq)
);
CREATE TABLE IF NOT EXISTS kept_content (
    digest VARCHAR(64) NOT NULL,
    body BYTEA NOT NULL,
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
INSERT INTO kept_scope (scope, revision, head_hash, head_at, quorum, vote_seconds, corrected) VALUES ('kept', 17, '89191da67287671557c67657b6ae13d20a06b87b6eb532bec377ba1e9d1d689d', 1772366400123456, 1, 1209600, 0);
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 1, '252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51', '88da60b25f5d6c22a713f4537e4af35adebbf035cc53f0da13ec8d628020bce8', 'add297f2b7fe84915c96e60a5fe5ee00', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":1,"previous":"252fcbd4d135f9ffe088be54bad90facc3490fc9c42148345022b61b1957de51","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"bootstrapped","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","binding":"aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10","reason":"b3180ad9d700e3a80886021a4570bbb04c3f6af036ecb452afe31e4fbc19c140","request":"add297f2b7fe84915c96e60a5fe5ee00","arguments":"80b959561ba2f56b389d3700dfb6d8ed72b74cd61391418be214c17b0ab480cc"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 2, '88da60b25f5d6c22a713f4537e4af35adebbf035cc53f0da13ec8d628020bce8', '293f449b714996a4cc237466f2ccbff6b6e072da3380a22af2c435acb880cd1e', 'c678a06e18443a489845d18df127b564', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":2,"previous":"88da60b25f5d6c22a713f4537e4af35adebbf035cc53f0da13ec8d628020bce8","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998","summary":"2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"c678a06e18443a489845d18df127b564","arguments":"9c44981c035cb03fb61e9ac563502d493e1670e504a55a9ed0c8833a5add42e5"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 3, '293f449b714996a4cc237466f2ccbff6b6e072da3380a22af2c435acb880cd1e', 'd3ae3c6066ddc97cd0a1d84af5035d2fea828f3ed7f59a3bcf67aa8f7a31c88a', '0f070725242d6d87a70aab24fda20e2f', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":3,"previous":"293f449b714996a4cc237466f2ccbff6b6e072da3380a22af2c435acb880cd1e","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","binding":"8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56","to":"approved","acknowledges_breaking":false,"reason":"394d951c819a11e79ee91e91481c7a489e0254f12dd7c07f6e85de40b38f6efd","request":"0f070725242d6d87a70aab24fda20e2f","arguments":"cb5cc6845c272844437c8b6f0432a9e2d2d5689f6f255f7addd5ddbf2d8aead8"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 4, 'd3ae3c6066ddc97cd0a1d84af5035d2fea828f3ed7f59a3bcf67aa8f7a31c88a', '63b8d77b0629ebbec084df99b1fe954a2dd6d32938d19339aa5433925d04aaf7', '69d2acc97225d83f4a3299257af15b02', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":4,"previous":"d3ae3c6066ddc97cd0a1d84af5035d2fea828f3ed7f59a3bcf67aa8f7a31c88a","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"activated","version":"1.1.0","content":"7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58","from":"1.0.0","request":"69d2acc97225d83f4a3299257af15b02","arguments":"328df44fe95a78880ac5fb6ef2fc269e5a507fb6d1ab833ab5a084d2c17006fd"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 5, '63b8d77b0629ebbec084df99b1fe954a2dd6d32938d19339aa5433925d04aaf7', 'c16ff7b5ac57eb56e7fcbf36a7296c24a7102ca84b17a6481489e708ab083b51', 'c6358f5365c4da0094e4deb3c3eb9e34', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":5,"previous":"63b8d77b0629ebbec084df99b1fe954a2dd6d32938d19339aa5433925d04aaf7","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"rolled_back","version":"1.0.0","content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","from":"1.1.0","reason":"6eeb986ffe5234f623f1ab16b307699a1f91d3e1fd56940e5df19c8ce319eee3","request":"c6358f5365c4da0094e4deb3c3eb9e34","arguments":"14cda6da7c59bde916119304034d06d5d14ace58cddeaea1c08c21fe29ba6804"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 6, 'c16ff7b5ac57eb56e7fcbf36a7296c24a7102ca84b17a6481489e708ab083b51', '4fedc6947a45884b6728c2698f4e6d70b285f1ef84acb900cf43e2c8ec821e19', '2bc98a17a92f86e20883cddc9b67cd9c', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":6,"previous":"c16ff7b5ac57eb56e7fcbf36a7296c24a7102ca84b17a6481489e708ab083b51","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:admin","action":"deprecated","version":"1.1.0","reason":"894cbe90e7815f7064452c2f332ef0e5f9cb19400250a68b44ab8867280579a0","request":"2bc98a17a92f86e20883cddc9b67cd9c","arguments":"181f7563031a9c02657745a5ac8b148347ab3935df24306d446c419925400da7"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 7, '4fedc6947a45884b6728c2698f4e6d70b285f1ef84acb900cf43e2c8ec821e19', '4f9a7caded17a90328029588166ac84e78207800d36bf09422a61b512bc73683', '222e222f4be0c538366e8593a09e5516', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":7,"previous":"4fedc6947a45884b6728c2698f4e6d70b285f1ef84acb900cf43e2c8ec821e19","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052","summary":"4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"222e222f4be0c538366e8593a09e5516","arguments":"1c29a8f6894d081cfdca1648b0f0ccb763ee933d92d3d73ebab5960305cf5ceb"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 8, '4f9a7caded17a90328029588166ac84e78207800d36bf09422a61b512bc73683', 'd2c77df7342618dc6bf2862a573f516f943729f905c834861edafb4b7d6d4329', '7c0070415a3666447805f2cc63b13490', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":8,"previous":"4f9a7caded17a90328029588166ac84e78207800d36bf09422a61b512bc73683","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"rejected","version":"1.2.0","content":"d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25","binding":"3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb","reason":"64a9692646ce64a11bf3f271d90fabf4ff28e9e99286310e0e4ebd6ff760ea77","request":"7c0070415a3666447805f2cc63b13490","arguments":"4ac01b6483ea6355c58d33226b8415be37b2e5f486b14f54222d43eae5bac8de"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 9, 'd2c77df7342618dc6bf2862a573f516f943729f905c834861edafb4b7d6d4329', 'de6034ae12665bf9e26d0986763bc5f1a33bd143fee11032dd6e4e73a34ce9c5', 'd4bba2fa5131ad7ba63067aa02ab5ddc', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":9,"previous":"d2c77df7342618dc6bf2862a573f516f943729f905c834861edafb4b7d6d4329","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.3.0","content":"fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f","binding":"b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6","summary":"73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"d4bba2fa5131ad7ba63067aa02ab5ddc","arguments":"5ad079936a2a6173fa0aa64332929ab7a3f991970c022d5b5696a3c75d8ea42f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 10, 'de6034ae12665bf9e26d0986763bc5f1a33bd143fee11032dd6e4e73a34ce9c5', '824990f466cef8bc473decf4593912043c0c65571f3037825b74ebae20520ada', '461723a147412a7402e87112fade4e2b', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":10,"previous":"de6034ae12665bf9e26d0986763bc5f1a33bd143fee11032dd6e4e73a34ce9c5","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"withdrawn","version":"1.3.0","reason":"984cf57e71ece5cee3a57c5639a5cf36f2c371ab19f136ceced0f688390a8ff1","request":"461723a147412a7402e87112fade4e2b","arguments":"500c22deafb05f46cd2c2522e3c8adbbda0a9c79c68909d641a5a17f14126caf"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 11, '824990f466cef8bc473decf4593912043c0c65571f3037825b74ebae20520ada', '853f5dd34da288097077d2fb8571a95c30e827356b637c0d75d31343886bb6b7', '5b6e72b632fd984fed214c4b4f29fa5a', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":11,"previous":"824990f466cef8bc473decf4593912043c0c65571f3037825b74ebae20520ada","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.3.0","attempted":"activate","codes":["not_approved"],"request":"5b6e72b632fd984fed214c4b4f29fa5a","arguments":"479cb6cdf66b5237a40bd29ab67f3f193a7ea9687a36ae25a690e8c387dc7dc3"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 12, '853f5dd34da288097077d2fb8571a95c30e827356b637c0d75d31343886bb6b7', '7f50953097c69c99d3c7d8d37e51554ba630a58509700aba02759ec0e102e958', '1064587fd33bb8f83535545f8641fe8d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":12,"previous":"853f5dd34da288097077d2fb8571a95c30e827356b637c0d75d31343886bb6b7","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:author","action":"submitted","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","base":"1.0.0","base_content":"fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4","difference":"ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e","summary":"bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041","compatibility":"77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef","breaking":false,"round":1,"authors":["human:author"],"request":"1064587fd33bb8f83535545f8641fe8d","arguments":"86bb1f87aea5b6aa9d43dee4af2b98dc3e6488d7052f38c309827c265bb36d5f"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 13, '7f50953097c69c99d3c7d8d37e51554ba630a58509700aba02759ec0e102e958', '5e745575c1edd0bad383ec1edce3ed76106fef6e39e884e8927532fb9d1836cd', 'dffd1c665b804397b9d96107eaa4c705', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":13,"previous":"7f50953097c69c99d3c7d8d37e51554ba630a58509700aba02759ec0e102e958","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:reviewer","action":"approved","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","binding":"368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499","to":"approved","acknowledges_breaking":false,"reason":"594ce66d2c88c5d6793dce16ee62e0d012e6197e3ce02446d16214964ff7cba1","request":"dffd1c665b804397b9d96107eaa4c705","arguments":"d71cf85eb03b0d07f5539095f8b3879650cd6563b87b683bd35454bd7a612b51"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 14, '5e745575c1edd0bad383ec1edce3ed76106fef6e39e884e8927532fb9d1836cd', '06f16796911b8e8c862c496372ca37d8a3bbd2ea76d887a9dab84250af4ae665', '0590b3fcf47e8bea9ed5d329131b0f10', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":14,"previous":"5e745575c1edd0bad383ec1edce3ed76106fef6e39e884e8927532fb9d1836cd","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"0590b3fcf47e8bea9ed5d329131b0f10","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 15, '06f16796911b8e8c862c496372ca37d8a3bbd2ea76d887a9dab84250af4ae665', '6985ac25230ab5dcf446d82856364d89e9a6c75a2b0e671e3ed6bf00aa24c290', '043129e2ff78973507a97de5430fe7bb', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":15,"previous":"06f16796911b8e8c862c496372ca37d8a3bbd2ea76d887a9dab84250af4ae665","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"unscheduled","version":"1.4.0","reason":"35c911af904beed0a5fa715a1f27de2a0cc7b6480d912df26b93bfe02726610e","request":"043129e2ff78973507a97de5430fe7bb","arguments":"d65865fc9347293b08cb4df6f59ce12b5bab12c183d0b1f42524dddf6028e9a2"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 16, '6985ac25230ab5dcf446d82856364d89e9a6c75a2b0e671e3ed6bf00aa24c290', '59cfb22aec33f3da7c1131b74d7762f07efbc4475c7a786fcf21a8b2835acae0', '40a54bc624b5029642f6c747de83ebfd', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":16,"previous":"6985ac25230ab5dcf446d82856364d89e9a6c75a2b0e671e3ed6bf00aa24c290","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"scheduled","version":"1.4.0","content":"5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048","from":"1.0.0","due":1772366460123456,"request":"40a54bc624b5029642f6c747de83ebfd","arguments":"9f19f807c578452ea6836344958c2b75e94f1e56a9e613f1129603324d15e453"}');
INSERT INTO kept_audit (scope, seq, previous, hash, request, entry) VALUES ('kept', 17, '59cfb22aec33f3da7c1131b74d7762f07efbc4475c7a786fcf21a8b2835acae0', '89191da67287671557c67657b6ae13d20a06b87b6eb532bec377ba1e9d1d689d', 'db218d435a9a1fc630acb62eb821c06d', '{"format":1,"store":"jdbc:00000000000000000000000000000000","scope":"kept","seq":17,"previous":"59cfb22aec33f3da7c1131b74d7762f07efbc4475c7a786fcf21a8b2835acae0","at":1772366400123456,"quorum":1,"vote_validity_seconds":1209600,"actor":"human:operator","action":"refused","version":"1.4.0","attempted":"activate_due","codes":["not_due"],"request":"db218d435a9a1fc630acb62eb821c06d","arguments":"ac1c2b16aa7ac52f1aab64c7ae91443f01458460844a35db441ee8b49446246e"}');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 1, 'b475689660619f0f5b5cf43c7e0beb1a', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 3, 'c8ce042df4f7fc8faaabe70223e3e05e', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 5, '9dd478f6a0ce015b48c69f064eecf4c5', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 6, '2ad26600bd0d72553052ca922a8ccf06', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 8, 'fe47f7bba7791860b31d0fc942ee44e0', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 10, 'f3e4e54b8cda56a7746dda80fc89a545', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 13, '072276320ec1488d5d423583ccef3b9b', '\x4120726561736f6e2e');
INSERT INTO kept_reason (scope, seq, salt, body) VALUES ('kept', 15, '6ee792089f989412f17d48fac5393b44', '\x4120726561736f6e2e');
INSERT INTO kept_content (digest, body) VALUES ('fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', '\x7b226c6f6769635f76657273696f6e223a22312e302e30222c226368616e6765645f696e223a22312e302e30227d');
INSERT INTO kept_content (digest, body) VALUES ('2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2', '\x73756d6d617279206f6620312e312e30');
INSERT INTO kept_content (digest, body) VALUES ('77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', '\x7b0a202022736368656d6122203a2022636f6d7061746962696c6974795f7265706f7274222c0a202022736368656d615f76657273696f6e22203a20312c0a20202270726f626c656d7322203a205b205d2c0a202022627265616b696e675f6368616e67657322203a205b205d2c0a2020226e6f74657322203a205b205d0a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', '\x7b226c6f6769635f76657273696f6e223a22312e312e30222c226368616e6765645f696e223a22312e312e30227d');
INSERT INTO kept_content (digest, body) VALUES ('f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998', '\x7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e312e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e312e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6', '\x73756d6d617279206f6620312e322e30');
INSERT INTO kept_content (digest, body) VALUES ('601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052', '\x7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e322e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e322e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('d046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', '\x7b226c6f6769635f76657273696f6e223a22312e322e30222c226368616e6765645f696e223a22312e322e30227d');
INSERT INTO kept_content (digest, body) VALUES ('73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28', '\x73756d6d617279206f6620312e332e30');
INSERT INTO kept_content (digest, body) VALUES ('a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6', '\x7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e332e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e332e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_content (digest, body) VALUES ('fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f', '\x7b226c6f6769635f76657273696f6e223a22312e332e30222c226368616e6765645f696e223a22312e332e30227d');
INSERT INTO kept_content (digest, body) VALUES ('5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', '\x7b226c6f6769635f76657273696f6e223a22312e342e30222c226368616e6765645f696e223a22312e342e30227d');
INSERT INTO kept_content (digest, body) VALUES ('bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041', '\x73756d6d617279206f6620312e342e30');
INSERT INTO kept_content (digest, body) VALUES ('ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e', '\x7b0a202022736368656d6122203a202263616c6962726174696f6e2f636f6e6669675f646966666572656e6365222c0a202022736368656d615f76657273696f6e22203a20312c0a202022646966666572656e63657322203a205b207b0a20202020227061746822203a20222f6368616e6765645f696e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e342e305c22220a20207d2c207b0a20202020227061746822203a20222f6c6f6769635f76657273696f6e222c0a20202020226265666f726522203a20225c22312e302e305c22222c0a2020202022616674657222203a20225c22312e342e305c22220a20207d205d2c0a2020226e6f746522203a2022220a7d0a');
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.0.0', 1, 'APPROVED', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, FALSE, 1, 1209600, 1, 'aa2f65dec7c4899ec86a89eb7409bbc3d3e3f66d35dfaac26ec5e3072b8b3d10', 'service:system:bootstrap', ' ', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.1.0', 2, 'DEPRECATED', '7cc70de1d690753b709896d6528aecb447ef2e8fcf4138aaa00205dcae74ca58', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'f05c69196bbb0b4133535a84aafc20519072742670fc0a11ecaf2b17f363f998', '2ba4f9c8d1c139377ba982580a2ed0f85606212b0c23653ef8560de004535ad2', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, '8d73833da8471b69cd3f5220069c02c4b29707ccedb391ec1836949330fbea56', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.2.0', 7, 'REJECTED', 'd046c9207148a5248c378ac4f197e5d58bd66ab56cd3cd7083d970dab38cea25', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', '601d72b6e82cea54493355e7dcbf4bdd5174659326ac00a2cdbea92605016052', '4aab62293819970752d136aac2ae89694e2a64b84c58a628bbf704121bc8b4b6', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, '3e94dccccdc1d24fcf2b1f94528f8a4593ce3d7657905309454ad0533f850acb', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.3.0', 9, 'WITHDRAWN', 'fe41b3b0f8a0b2490aed297d842c7872d5e37927e33dcecb9a280ca74134550f', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'a8b98eb04af17933bd84e845752210adbda07bd83ecb799041d640868f5043e6', '73bac9c5f64d74c401d5fee78b53e5f806a9f1377ff5e522960ceb17757b1a28', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, 'b6d39c6c06809edc0b68bbf6dcfd09233e4ca0da003bd1a4746dd0b68bfcc90f', 'human:author', ' human:author', NULL);
INSERT INTO kept_version (scope, version, registered, state, content, base_version, base_content, difference, summary, snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors, schedule) VALUES ('kept', '1.4.0', 12, 'APPROVED', '5b969c2197c652bd1f10ec74ef3ac3143e0a5bc7a7fe104e540660d8b69c1048', '1.0.0', 'fb4d31f114149edc2afec54801b90640e9a310363e6f7844e06e7d074a3c5fb4', 'ed43a6624e17909fe987b92ea7c633eaf65ae2c4172e001ea84657c3730ef09e', 'bfa8b153c7e5669de0d9f964c167fedc468cedcb3816f973ec4a6a0b78dce041', NULL, NULL, '77c769db29dd7e3bdd393ef3c15d6212837c80770971c3d74a0d31686d755cef', FALSE, 1, 1209600, 1, '368bb4b9b0909e0d029c834f32781d959d126dac7a1a160ec719c19bb1cc9499', 'human:author', ' human:author', '16 1772366460123456 1.0.0 human:operator NOT_DUE');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.0.0', 'system:bootstrap', 'AUTHOR');
INSERT INTO kept_participant (scope, version, actor, duty) VALUES ('kept', '1.0.0', 'admin', 'REVIEWER');
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
