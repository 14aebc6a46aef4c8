CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);

CREATE UNIQUE INDEX `calendar_tokenHash_unique` ON `calendar` (`token_hash`);

CREATE UNIQUE INDEX `doc_head_topic_epoch` ON `doc_head` (`topic`,`epoch`);

CREATE UNIQUE INDEX `invite_tokenHash_unique` ON `invite` (`token_hash`);

CREATE INDEX `job_due` ON `job` (`state`,`kind`,`due`);

CREATE INDEX `job_subject` ON `job` (`subject`,`made_at`);

CREATE UNIQUE INDEX `return_link_token_hash_unique` ON `return_link` (`token_hash`);

CREATE UNIQUE INDEX `sign_in_entered_unique` ON `sign_in` (`entered`);

CREATE UNIQUE INDEX `sign_in_tokenHash_unique` ON `sign_in` (`token_hash`);

CREATE UNIQUE INDEX `workspace_slug_unique` ON `workspace` (`slug`);

CREATE UNIQUE INDEX `writer_member_unique` ON `writer` (`member`);

CREATE TABLE "__drizzle_migrations" (
				id SERIAL PRIMARY KEY,
				hash text NOT NULL,
				created_at numeric
			);

CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`affiliation` text NOT NULL,
	`email` text,
	`verified_by` text,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL
);

CREATE TABLE `account_seat` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`account` text NOT NULL,
	`invite` text NOT NULL,
	PRIMARY KEY(`workspace`, `member`)
);

CREATE TABLE `account_subject` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`account` text NOT NULL,
	PRIMARY KEY(`issuer`, `subject`)
);

CREATE TABLE `address` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`email` text NOT NULL, `confirmed_at` integer, `invite` text, `owned` integer DEFAULT false NOT NULL, `second` text,
	PRIMARY KEY(`workspace`, `member`)
);

CREATE TABLE `admin_token` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);

CREATE TABLE `answer` (
	`round` text NOT NULL,
	`member` text NOT NULL,
	`revision` integer NOT NULL,
	`answer` text NOT NULL,
	`spoken` integer NOT NULL,
	`at_ms` integer NOT NULL, `aloud` text,
	PRIMARY KEY(`round`, `member`, `revision`)
) WITHOUT ROWID;

CREATE TABLE `ballot` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`side` text,
	`filled` integer NOT NULL,
	`value` blob NOT NULL
) WITHOUT ROWID;

CREATE TABLE `bound_address` (
	`workspace` text NOT NULL,
	`notice` text NOT NULL,
	`member` text NOT NULL,
	`email` text NOT NULL,
	PRIMARY KEY(`workspace`, `notice`)
);

CREATE TABLE `calendar` (
	`workspace` text NOT NULL,
	`of` text NOT NULL,
	`token_hash` text NOT NULL,
	`made_at` integer NOT NULL, `made_by` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`workspace`, `of`)
);

CREATE TABLE `checkpoint` (
	`workspace` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`folded_by` text NOT NULL,
	`parts` integer NOT NULL,
	`mac` text NOT NULL
);

CREATE TABLE `checkpoint_part` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`n` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`workspace`, `seq`, `n`)
);

CREATE TABLE `client_owner` (
	`doc` integer NOT NULL,
	`client_id` integer NOT NULL,
	`member` integer NOT NULL,
	`first_seq` integer NOT NULL, `page` text,
	PRIMARY KEY(`doc`, `client_id`),
	FOREIGN KEY (`doc`) REFERENCES `doc_head`(`doc`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member`) REFERENCES `writer`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;

CREATE TABLE `command` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`id` text NOT NULL,
	`receipt` text NOT NULL,
	PRIMARY KEY(`workspace`, `member`, `id`)
) WITHOUT ROWID;

CREATE TABLE `content` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`salt` text NOT NULL,
	`text` text
);

CREATE TABLE `deletion` (
	`workspace` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`at` integer NOT NULL,
	`counts` text NOT NULL,
	`certificate` text,
	`signature` text,
	`public_key` text
);

CREATE TABLE `doc_head` (
	`doc` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`workspace` text NOT NULL,
	`epoch` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`snapshot_seq` integer NOT NULL
, `standing` text, `rights` integer DEFAULT 0 NOT NULL, `sealed_seq` integer DEFAULT 0 NOT NULL);

CREATE TABLE `doc_journal` (
	`n` integer PRIMARY KEY NOT NULL,
	`bin` blob NOT NULL
);

CREATE TABLE `doc_segment` (
	`doc` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`from_ms` integer NOT NULL,
	`to_ms` integer NOT NULL,
	`authors` blob NOT NULL,
	`sha256` text NOT NULL,
	`block` blob NOT NULL,
	PRIMARY KEY(`doc`, `last_seq`)
);

CREATE TABLE `doc_update` (
	`doc` integer NOT NULL,
	`seq` integer NOT NULL,
	`actor` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`bin` blob NOT NULL,
	PRIMARY KEY(`doc`, `seq`)
) WITHOUT ROWID;

CREATE TABLE `event` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`actor` text,
	`at_ms` integer NOT NULL,
	`json` text NOT NULL,
	`salt` text NOT NULL,
	`content_id` integer,
	`personal_commitment` text,
	`commitment` text NOT NULL,
	`hash` text NOT NULL,
	`command_id` text, `readings` text,
	PRIMARY KEY(`workspace`, `seq`)
);

CREATE TABLE `file_part` (
	`workspace` text NOT NULL,
	`sha256` text NOT NULL,
	`n` integer NOT NULL,
	`bin` blob NOT NULL,
	PRIMARY KEY(`workspace`, `sha256`, `n`)
);

CREATE TABLE `head_signature` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`workspace`, `seq`)
);

CREATE TABLE `home` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL
);

CREATE TABLE `invitation` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`email` text NOT NULL,
	`by` text NOT NULL,
	`zone` text NOT NULL,
	`note` text NOT NULL,
	`standing` text NOT NULL,
	`reminder` integer NOT NULL,
	`invite` text,
	`error` text,
	`asked_at` integer,
	`sent_at` integer,
	`opened_at` integer,
	`declined_at` integer,
	PRIMARY KEY(`workspace`, `member`)
);

CREATE TABLE `invite` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`workspace` text NOT NULL,
	`role` text NOT NULL,
	`side` text,
	`member` text,
	`uses_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked` integer NOT NULL
);

CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`workspace` text NOT NULL,
	`owner` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`due` integer NOT NULL,
	`tries` integer NOT NULL,
	`step` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`error` text,
	`result` text,
	`server` text NOT NULL,
	`lease_until` integer NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	`keep_until` integer NOT NULL
);

CREATE TABLE `job_file` (
	`job` text NOT NULL,
	`n` integer NOT NULL,
	`part` blob NOT NULL,
	PRIMARY KEY(`job`, `n`)
);

CREATE TABLE `letter` (
	`workspace` text NOT NULL,
	`notice` text NOT NULL,
	`member` text NOT NULL,
	`began_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`sent` integer NOT NULL,
	PRIMARY KEY(`workspace`, `notice`, `member`)
);

CREATE TABLE `log_head` (
	`workspace` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`rights` integer NOT NULL
);

CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);

CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer
);

CREATE TABLE `return_link` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`token_hash` text NOT NULL,
	`invite` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`workspace`, `member`)
);

CREATE TABLE `roll` (
	`round` text NOT NULL,
	`member` text NOT NULL,
	`marked` integer NOT NULL, `seal` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`round`, `member`)
) WITHOUT ROWID;

CREATE TABLE `seat` (
	`sign_in` text NOT NULL,
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`invite` text NOT NULL,
	PRIMARY KEY(`sign_in`, `workspace`)
);

CREATE TABLE `sign_in` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`admin` integer NOT NULL,
	`created_at` integer NOT NULL DEFAULT 0, `used_on` integer NOT NULL DEFAULT 0, `plain_name` integer NOT NULL DEFAULT 1, `entered` text, `replaces` text);

CREATE TABLE `sign_in_origin` (
	`sign_in` text PRIMARY KEY NOT NULL,
	`account` text,
	`device` text NOT NULL,
	`issuer` text,
	`service_session` text
);

CREATE TABLE `snapshot` (
	`doc` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`bin` blob NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`doc`, `seq`),
	FOREIGN KEY (`doc`) REFERENCES `doc_head`(`doc`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE `token_use` (
	`machine` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`used_at` integer NOT NULL
);

CREATE TABLE `translation_draft` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`key` text NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	`seen` text NOT NULL,
	`base` integer NOT NULL,
	`saved_at` integer NOT NULL, `drafted` text DEFAULT 'person' NOT NULL,
	PRIMARY KEY(`workspace`, `member`, `key`, `lang`)
);

CREATE TABLE `uploaded_file` (
	`workspace` text NOT NULL,
	`sha256` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`at` integer NOT NULL,
	`complete` integer NOT NULL,
	`listed` integer NOT NULL,
	`pictured` integer NOT NULL, `placed` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`workspace`, `sha256`)
);

CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`made_by` text NOT NULL,
	`address` text NOT NULL,
	`events` text NOT NULL,
	`secret` text NOT NULL,
	`made_at` integer NOT NULL,
	`seq` integer NOT NULL,
	`failures` integer NOT NULL,
	`failing_since` integer,
	`paused` text,
	`paused_at` integer
);

CREATE TABLE `withheld` (
	`workspace` text NOT NULL,
	`opening` text NOT NULL,
	`member` text NOT NULL,
	`before` integer NOT NULL,
	PRIMARY KEY(`workspace`, `opening`, `member`)
);

CREATE TABLE `workspace` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`removed` integer NOT NULL
);

CREATE TABLE `writer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member` text NOT NULL
);

CREATE TRIGGER `content_deleted` AFTER DELETE ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
  UPDATE `job` SET `state` = 'failed', `error` = 'erased', `result` = NULL, `server` = '', `lease_until` = 0,
    `ended_at` = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE `kind` = 'exports' AND `state` IN ('open', 'done');
  DELETE FROM `job_file`;
  UPDATE `meta` SET `value` = CAST(`value` AS INTEGER) + 1 WHERE `key` = 'erasures';
END;

CREATE TRIGGER `content_erased` AFTER UPDATE OF `text` ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
  UPDATE `job` SET `state` = 'failed', `error` = 'erased', `result` = NULL, `server` = '', `lease_until` = 0,
    `ended_at` = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE `kind` = 'exports' AND `state` IN ('open', 'done');
  DELETE FROM `job_file`;
  UPDATE `meta` SET `value` = CAST(`value` AS INTEGER) + 1 WHERE `key` = 'erasures';
END;

CREATE TRIGGER `event_follows` BEFORE INSERT ON `event`
WHEN NEW.`seq` <> (SELECT coalesce(max(`seq`), 0) + 1 FROM `event` WHERE `workspace` = NEW.`workspace`)
BEGIN SELECT RAISE(ABORT, 'an event follows the one before it'); END;

CREATE TRIGGER `event_no_delete` BEFORE DELETE ON `event`
WHEN NOT EXISTS (SELECT 1 FROM `workspace` WHERE `id` = OLD.`workspace` AND `removed`)
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

CREATE TRIGGER `event_no_update` BEFORE UPDATE ON `event`
WHEN NOT EXISTS (SELECT 1 FROM `workspace` WHERE `id` = OLD.`workspace` AND `removed`)
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
