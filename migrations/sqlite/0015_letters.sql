-- expand
CREATE TABLE `letter` (
	`workspace` text NOT NULL,
	`notice` text NOT NULL,
	`member` text NOT NULL,
	`began_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`sent` integer NOT NULL,
	PRIMARY KEY(`workspace`, `notice`, `member`)
);
