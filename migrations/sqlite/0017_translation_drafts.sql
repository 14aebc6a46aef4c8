-- expand
CREATE TABLE `translation_draft` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`key` text NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	`seen` text NOT NULL,
	`base` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`workspace`, `member`, `key`, `lang`)
);
