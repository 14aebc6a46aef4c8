-- expand
CREATE TABLE `calendar` (
	`workspace` text NOT NULL,
	`of` text NOT NULL,
	`token_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`workspace`, `of`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_tokenHash_unique` ON `calendar` (`token_hash`);