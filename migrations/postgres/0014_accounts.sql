-- expand
CREATE TABLE "account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"affiliation" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"verified_by" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"used_at" bigint NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "account_seat" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	"invite" text COLLATE "C" NOT NULL,
	CONSTRAINT "account_seat_workspace_member_pk" PRIMARY KEY("workspace","member")
);
--> statement-breakpoint
CREATE TABLE "account_subject" (
	"issuer" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	CONSTRAINT "account_subject_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"public_key" text COLLATE "C" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text COLLATE "C" NOT NULL,
	"made_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sign_in_origin" (
	"sign_in" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account" text COLLATE "C",
	"device" text COLLATE "C" NOT NULL,
	"issuer" text COLLATE "C",
	"service_session" text COLLATE "C"
);
