-- expand
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
