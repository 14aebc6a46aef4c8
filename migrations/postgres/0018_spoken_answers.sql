-- expand
ALTER TABLE "answer" ADD COLUMN "aloud" text COLLATE "C";