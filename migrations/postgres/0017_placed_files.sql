-- expand
ALTER TABLE "uploaded_file" ADD COLUMN "placed" boolean DEFAULT true NOT NULL;