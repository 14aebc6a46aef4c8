CREATE TABLE "ballot_sheet" (
	"round" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"key_id" text COLLATE "C" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
-- a sheet is random bytes, which PostgreSQL would try to compress at each write
ALTER TABLE "ballot_sheet" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
