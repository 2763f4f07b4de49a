BEGIN TRANSACTION;
CREATE TABLE candidate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	merged_into TEXT NOT NULL, 
	content JSON NOT NULL, 
	replaced BOOLEAN NOT NULL, 
	CONSTRAINT fk_candidate_document_id FOREIGN KEY(document_id) REFERENCES document (id)
);
INSERT INTO "candidate" VALUES(1,1,4,'accepted','','{"places": ["shikotan"], "start": 0, "title": "A ship calls"}',0);
INSERT INTO "candidate" VALUES(2,1,2,'candidate','','{"places": [], "start": 25, "title": "It left"}',1);
INSERT INTO "candidate" VALUES(3,2,1,'candidate','','{"places": ["shikotan"], "start": 0, "title": "船"}',0);
INSERT INTO "candidate" VALUES(4,1,1,'candidate','','{"places": ["habomai"], "start": 25, "title": "It left"}',0);
CREATE TABLE candidate_revision (
	candidate_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	who TEXT NOT NULL, 
	at TEXT NOT NULL, 
	action TEXT NOT NULL, 
	status TEXT NOT NULL, 
	merged_into TEXT NOT NULL, 
	content JSON NOT NULL, 
	restores INTEGER, 
	CONSTRAINT pk_candidate_revision PRIMARY KEY (candidate_id, number), 
	CONSTRAINT fk_candidate_revision_candidate_id FOREIGN KEY(candidate_id) REFERENCES candidate (id)
);
INSERT INTO "candidate_revision" VALUES(1,1,'Ann','2026-11-22T09:00:00Z','proposed','candidate','','{"places": ["shikotan"], "start": 0, "title": "A ship"}',NULL);
INSERT INTO "candidate_revision" VALUES(2,1,'Ann','2026-11-22T09:00:00Z','proposed','candidate','','{"places": [], "start": 25, "title": "It left"}',NULL);
INSERT INTO "candidate_revision" VALUES(3,1,'Bob','2026-11-22T09:01:00Z','proposed','candidate','','{"places": ["shikotan"], "start": 0, "title": "船"}',NULL);
INSERT INTO "candidate_revision" VALUES(1,2,'Ann','2026-11-22T09:02:00Z','accept','accepted','','{"places": ["shikotan"], "start": 0, "title": "A ship calls"}',NULL);
INSERT INTO "candidate_revision" VALUES(1,3,'Bob','2026-11-22T09:03:00Z','merge','merged','1991-05-07-ship','{"places": ["shikotan"], "start": 0, "title": "A ship calls"}',NULL);
INSERT INTO "candidate_revision" VALUES(1,4,'Bob','2026-11-22T09:04:00Z','undo','accepted','','{"places": ["shikotan"], "start": 0, "title": "A ship calls"}',2);
INSERT INTO "candidate_revision" VALUES(2,2,'Ann','2026-11-22T09:06:00Z','replaced','candidate','','{"places": [], "start": 25, "title": "It left"}',NULL);
INSERT INTO "candidate_revision" VALUES(4,1,'Ann','2026-11-22T09:06:00Z','proposed','candidate','','{"places": ["habomai"], "start": 25, "title": "It left"}',NULL);
CREATE TABLE document (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	language TEXT NOT NULL, 
	published TEXT, 
	published_basis TEXT NOT NULL, 
	title TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	url TEXT NOT NULL, 
	country TEXT NOT NULL, 
	added TEXT NOT NULL, 
	added_by TEXT NOT NULL, 
	CONSTRAINT uq_document_sha256 UNIQUE (sha256)
);
INSERT INTO "document" VALUES(1,'report-1.txt','9b8941f3c013f7592bd8c9f89a226804b97f85848cf494fb1201b824dc7f55e3','A ship came to Shikotan.
It left on Monday; nobody''s hurt.
','en','2023-01-23','editor','Report 1','A newspaper','https://example.org/','','2026-11-22T09:00:00Z','Ann');
INSERT INTO "document" VALUES(2,'report-2.txt','bb2deb3d05249d3ea6f06b119e1037c4e9f608db59486c698b9da072d33ea7ad','船が色丹島に着いた。','ja',NULL,'','Report 2','A newspaper','https://example.org/','JP','2026-11-22T09:01:00Z','Bob');
CREATE TABLE document_revision (
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	who TEXT NOT NULL, 
	at TEXT NOT NULL, 
	action TEXT NOT NULL, 
	published TEXT, 
	published_basis TEXT NOT NULL, 
	title TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	url TEXT NOT NULL, 
	country TEXT NOT NULL, 
	CONSTRAINT pk_document_revision PRIMARY KEY (document_id, number), 
	CONSTRAINT fk_document_revision_document_id FOREIGN KEY(document_id) REFERENCES document (id)
);
INSERT INTO "document_revision" VALUES(1,1,'Ann','2026-11-22T09:00:00Z','added',NULL,'','Report 1','A newspaper','https://example.org/','');
INSERT INTO "document_revision" VALUES(2,1,'Bob','2026-11-22T09:01:00Z','added',NULL,'','Report 2','A newspaper','https://example.org/','');
INSERT INTO "document_revision" VALUES(1,2,'Ann','2026-11-22T09:05:00Z','dated','2023-01-23','editor','Report 1','A newspaper','https://example.org/','');
INSERT INTO "document_revision" VALUES(2,2,'Ann','2026-11-22T09:07:00Z','described',NULL,'','Report 2','A newspaper','https://example.org/','JP');
CREATE TABLE four_islands_store (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT four_islands_store_pkc PRIMARY KEY (version_num)
);
INSERT INTO "four_islands_store" VALUES('0001');
CREATE INDEX ix_candidate_document_id ON candidate (document_id);
CREATE TRIGGER document_revision_no_update BEFORE UPDATE ON document_revision BEGIN SELECT RAISE(ABORT, 'a revision is never changed or removed'); END;
CREATE TRIGGER document_revision_no_delete BEFORE DELETE ON document_revision BEGIN SELECT RAISE(ABORT, 'a revision is never changed or removed'); END;
CREATE TRIGGER candidate_revision_no_update BEFORE UPDATE ON candidate_revision BEGIN SELECT RAISE(ABORT, 'a revision is never changed or removed'); END;
CREATE TRIGGER candidate_revision_no_delete BEFORE DELETE ON candidate_revision BEGIN SELECT RAISE(ABORT, 'a revision is never changed or removed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('document',2);
INSERT INTO "sqlite_sequence" VALUES('candidate',4);
COMMIT;
