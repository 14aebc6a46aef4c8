CREATE TABLE `head_signature` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`workspace`, `seq`)
);
