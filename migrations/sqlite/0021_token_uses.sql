-- expand
CREATE TABLE `token_use` (
	`machine` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`used_at` integer NOT NULL
);
