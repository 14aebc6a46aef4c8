CREATE TABLE `return_link` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`token_hash` text NOT NULL,
	`invite` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`workspace`, `member`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_link_token_hash_unique` ON `return_link` (`token_hash`);--> statement-breakpoint
ALTER TABLE `address` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `address` ADD `invite` text;--> statement-breakpoint
-- what has expired stays so: a sign-in of 30 days that is over does not come back to life
DELETE FROM `seat` WHERE `sign_in` IN (SELECT `id` FROM `sign_in` WHERE `expires_at` <= unixepoch() * 1000);--> statement-breakpoint
DELETE FROM `sign_in` WHERE `expires_at` <= unixepoch() * 1000;--> statement-breakpoint
ALTER TABLE `sign_in` ADD `created_at` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `sign_in` ADD `used_on` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `sign_in` ADD `plain_name` integer NOT NULL DEFAULT 1;--> statement-breakpoint
-- a sign-in lasted 30 days from its making; when it was used last is not known
UPDATE `sign_in` SET `created_at` = `expires_at` - 2592000000, `used_on` = (`expires_at` - 2592000000) / 86400000;--> statement-breakpoint
ALTER TABLE `sign_in` DROP COLUMN `expires_at`;
