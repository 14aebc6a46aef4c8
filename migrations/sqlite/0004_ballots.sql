-- WITHOUT ROWID is added by hand: a row id would number the rows in the order in which they came.
CREATE TABLE `ballot` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`side` text,
	`filled` integer NOT NULL,
	`value` blob NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `roll` (
	`round` text NOT NULL,
	`member` text NOT NULL,
	`marked` integer NOT NULL,
	PRIMARY KEY(`round`, `member`)
) WITHOUT ROWID;
