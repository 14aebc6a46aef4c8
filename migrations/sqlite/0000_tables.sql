-- WITHOUT ROWID is added by hand: drizzle cannot express it, and without it each row carries its key twice (and answers keep their order of arrival).
CREATE TABLE `admin_token` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `answer` (
	`round` text NOT NULL,
	`member` text NOT NULL,
	`revision` integer NOT NULL,
	`answer` text NOT NULL,
	`spoken` integer NOT NULL,
	`at_ms` integer NOT NULL,
	PRIMARY KEY(`round`, `member`, `revision`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `client_owner` (
	`doc` integer NOT NULL,
	`client_id` integer NOT NULL,
	`member` integer NOT NULL,
	`first_seq` integer NOT NULL,
	PRIMARY KEY(`doc`, `client_id`),
	FOREIGN KEY (`doc`) REFERENCES `doc_head`(`doc`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member`) REFERENCES `writer`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `command` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`id` text NOT NULL,
	`receipt` text NOT NULL,
	PRIMARY KEY(`workspace`, `member`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `content` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`salt` text NOT NULL,
	`text` text
);
--> statement-breakpoint
CREATE TABLE `doc_head` (
	`doc` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`workspace` text NOT NULL,
	`epoch` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`snapshot_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `doc_head_topic_epoch` ON `doc_head` (`topic`,`epoch`);--> statement-breakpoint
CREATE TABLE `doc_update` (
	`doc` integer NOT NULL,
	`seq` integer NOT NULL,
	`actor` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`bin` blob NOT NULL,
	PRIMARY KEY(`doc`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `event` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`actor` text,
	`at_ms` integer NOT NULL,
	`json` text NOT NULL,
	`salt` text NOT NULL,
	`content_id` integer,
	`personal_commitment` text,
	`commitment` text NOT NULL,
	`hash` text NOT NULL,
	`command_id` text,
	PRIMARY KEY(`workspace`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `invite` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`workspace` text NOT NULL,
	`role` text NOT NULL,
	`side` text,
	`member` text,
	`uses_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invite_tokenHash_unique` ON `invite` (`token_hash`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seat` (
	`sign_in` text NOT NULL,
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`invite` text NOT NULL,
	PRIMARY KEY(`sign_in`, `workspace`)
);
--> statement-breakpoint
CREATE TABLE `sign_in` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`admin` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_tokenHash_unique` ON `sign_in` (`token_hash`);--> statement-breakpoint
CREATE TABLE `snapshot` (
	`doc` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`bin` blob NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`doc`, `seq`),
	FOREIGN KEY (`doc`) REFERENCES `doc_head`(`doc`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `home` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workspace` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`removed` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workspace_slug_unique` ON `workspace` (`slug`);--> statement-breakpoint
CREATE TABLE `writer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `writer_member_unique` ON `writer` (`member`);