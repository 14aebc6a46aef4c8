-- expand
CREATE TABLE "file_part" (
	"workspace" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"n" bigint NOT NULL,
	"bin" "bytea" NOT NULL,
	CONSTRAINT "file_part_workspace_sha256_n_pk" PRIMARY KEY("workspace","sha256","n")
);
--> statement-breakpoint
CREATE TABLE "uploaded_file" (
	"workspace" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"at" bigint NOT NULL,
	"complete" boolean NOT NULL,
	"listed" boolean NOT NULL,
	"pictured" boolean NOT NULL,
	CONSTRAINT "uploaded_file_workspace_sha256_pk" PRIMARY KEY("workspace","sha256")
);
