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
--> statement-breakpoint
ALTER TABLE `doc_head` ADD `sealed_seq` integer DEFAULT 0 NOT NULL;