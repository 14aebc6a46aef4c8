-- expand
ALTER TABLE `sign_in` ADD `entered` text;--> statement-breakpoint
ALTER TABLE `sign_in` ADD `replaces` text;--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_entered_unique` ON `sign_in` (`entered`);