-- expand
CREATE TABLE `withheld` (
	`workspace` text NOT NULL,
	`opening` text NOT NULL,
	`member` text NOT NULL,
	`before` integer NOT NULL,
	PRIMARY KEY(`workspace`, `opening`, `member`)
);
