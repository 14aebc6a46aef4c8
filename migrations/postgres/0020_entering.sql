-- expand
ALTER TABLE "sign_in" ADD COLUMN "entered" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sign_in" ADD COLUMN "replaces" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_entered_unique" UNIQUE("entered");