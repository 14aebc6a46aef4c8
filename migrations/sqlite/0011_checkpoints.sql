CREATE TABLE `checkpoint` (
	`workspace` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`folded_by` text NOT NULL,
	`parts` integer NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `checkpoint_part` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`n` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`workspace`, `seq`, `n`)
);
--> statement-breakpoint
-- A checkpoint may hold what a personal part says: it goes in the transaction that erases one.
CREATE TRIGGER `content_erased` AFTER UPDATE OF `text` ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
END;
--> statement-breakpoint
CREATE TRIGGER `content_deleted` AFTER DELETE ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
END;
