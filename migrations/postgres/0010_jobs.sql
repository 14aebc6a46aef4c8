-- expand
CREATE TABLE "job" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"due" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"step" text COLLATE "C" NOT NULL,
	"done" bigint NOT NULL,
	"total" bigint NOT NULL,
	"error" text COLLATE "C",
	"result" text COLLATE "C",
	"server" text COLLATE "C" NOT NULL,
	"lease_until" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"ended_at" bigint,
	"keep_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_file" (
	"job" text COLLATE "C" NOT NULL,
	"n" bigint NOT NULL,
	"part" "bytea" NOT NULL,
	CONSTRAINT "job_file_job_n_pk" PRIMARY KEY("job","n")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"events" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"made_at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"failures" bigint NOT NULL,
	"failing_since" bigint,
	"paused" text COLLATE "C",
	"paused_at" bigint
);
--> statement-breakpoint
ALTER TABLE "calendar" ADD COLUMN "made_by" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("state","kind","due");--> statement-breakpoint
CREATE INDEX "job_subject" ON "job" USING btree ("subject","made_at");