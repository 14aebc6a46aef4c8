-- expand
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
