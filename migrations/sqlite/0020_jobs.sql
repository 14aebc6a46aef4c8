-- expand
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`workspace` text NOT NULL,
	`owner` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`due` integer NOT NULL,
	`tries` integer NOT NULL,
	`step` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`error` text,
	`result` text,
	`server` text NOT NULL,
	`lease_until` integer NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	`keep_until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`state`,`kind`,`due`);--> statement-breakpoint
CREATE INDEX `job_subject` ON `job` (`subject`,`made_at`);--> statement-breakpoint
CREATE TABLE `job_file` (
	`job` text NOT NULL,
	`n` integer NOT NULL,
	`part` blob NOT NULL,
	PRIMARY KEY(`job`, `n`)
);
--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`made_by` text NOT NULL,
	`address` text NOT NULL,
	`events` text NOT NULL,
	`secret` text NOT NULL,
	`made_at` integer NOT NULL,
	`seq` integer NOT NULL,
	`failures` integer NOT NULL,
	`failing_since` integer,
	`paused` text,
	`paused_at` integer
);
--> statement-breakpoint
ALTER TABLE `calendar` ADD `made_by` text DEFAULT '' NOT NULL;