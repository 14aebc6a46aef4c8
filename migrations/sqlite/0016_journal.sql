CREATE TABLE `doc_journal` (
	`n` integer PRIMARY KEY NOT NULL,
	`bin` blob NOT NULL
);
