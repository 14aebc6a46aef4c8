-- expand
CREATE TABLE "deletion" (
	"workspace" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"counts" text COLLATE "C" NOT NULL,
	"certificate" text COLLATE "C",
	"signature" text COLLATE "C",
	"public_key" text COLLATE "C"
);
