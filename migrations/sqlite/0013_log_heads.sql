CREATE TABLE `log_head` (
	`workspace` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`rights` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `doc_head` ADD `rights` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
INSERT INTO `log_head` (`workspace`, `seq`, `hash`, `rights`)
SELECT `workspace`, `seq`, `hash`, 0 FROM `event` AS e
WHERE `seq` = (SELECT max(`seq`) FROM `event` WHERE `workspace` = e.`workspace`);
