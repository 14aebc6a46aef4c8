-- expand
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`affiliation` text NOT NULL,
	`email` text,
	`verified_by` text,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);--> statement-breakpoint
CREATE TABLE `account_seat` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`account` text NOT NULL,
	`invite` text NOT NULL,
	PRIMARY KEY(`workspace`, `member`)
);
--> statement-breakpoint
CREATE TABLE `account_subject` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`account` text NOT NULL,
	PRIMARY KEY(`issuer`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `sign_in_origin` (
	`sign_in` text PRIMARY KEY NOT NULL,
	`account` text,
	`device` text NOT NULL,
	`issuer` text,
	`service_session` text
);
