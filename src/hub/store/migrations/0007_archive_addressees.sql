ALTER TABLE "archive" ADD COLUMN "addressees" text[];--> statement-breakpoint
CREATE INDEX "archive_unlisted" ON "archive" USING btree ("position") WHERE addressees is null;