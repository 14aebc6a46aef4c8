-- expand
ALTER TABLE "address" ADD COLUMN "owned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "address" ADD COLUMN "second" text COLLATE "C";