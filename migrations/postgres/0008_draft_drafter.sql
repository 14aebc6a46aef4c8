-- expand
ALTER TABLE "translation_draft" ADD COLUMN "drafted" text COLLATE "C" DEFAULT 'person' NOT NULL;