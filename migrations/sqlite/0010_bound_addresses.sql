CREATE TABLE `bound_address` (
	`workspace` text NOT NULL,
	`notice` text NOT NULL,
	`member` text NOT NULL,
	`email` text NOT NULL,
	PRIMARY KEY(`workspace`, `notice`)
);
