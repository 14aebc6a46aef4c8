-- expand
CREATE TABLE "translation_draft" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"seen" text COLLATE "C" NOT NULL,
	"base" bigint NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "translation_draft_workspace_member_key_lang_pk" PRIMARY KEY("workspace","member","key","lang")
);
