-- expand
CREATE TABLE "invitation" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"standing" text COLLATE "C" NOT NULL,
	"reminder" boolean NOT NULL,
	"invite" text COLLATE "C",
	"error" text COLLATE "C",
	"asked_at" bigint,
	"sent_at" bigint,
	"opened_at" bigint,
	"declined_at" bigint,
	CONSTRAINT "invitation_workspace_member_pk" PRIMARY KEY("workspace","member")
);
