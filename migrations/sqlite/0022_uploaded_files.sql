-- expand
CREATE TABLE `file_part` (
	`workspace` text NOT NULL,
	`sha256` text NOT NULL,
	`n` integer NOT NULL,
	`bin` blob NOT NULL,
	PRIMARY KEY(`workspace`, `sha256`, `n`)
);
--> statement-breakpoint
CREATE TABLE `uploaded_file` (
	`workspace` text NOT NULL,
	`sha256` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`at` integer NOT NULL,
	`complete` integer NOT NULL,
	`listed` integer NOT NULL,
	`pictured` integer NOT NULL,
	PRIMARY KEY(`workspace`, `sha256`)
);
