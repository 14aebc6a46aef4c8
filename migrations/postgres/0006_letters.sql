-- expand
CREATE TABLE "letter" (
	"workspace" text COLLATE "C" NOT NULL,
	"notice" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"began_at" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"sent" boolean NOT NULL,
	CONSTRAINT "letter_workspace_notice_member_pk" PRIMARY KEY("workspace","notice","member")
);
