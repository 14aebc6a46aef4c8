CREATE TABLE `address` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`email` text NOT NULL,
	PRIMARY KEY(`workspace`, `member`)
);
