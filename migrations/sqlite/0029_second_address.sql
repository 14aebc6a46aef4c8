-- expand
ALTER TABLE `address` ADD `owned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `address` ADD `second` text;