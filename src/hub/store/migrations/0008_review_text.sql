ALTER TABLE "review" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "nonce" "bytea";--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "alike" text;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "addressees" text[];--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "text_gone_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "review_readable" ON "review" USING btree ("position") WHERE text_gone_at is null and (sealed is null or answer is not null);--> statement-breakpoint
CREATE INDEX "review_sealed" ON "review" USING btree ("organisation_id","decided_at") WHERE sealed is not null;--> statement-breakpoint
CREATE INDEX "review_alike" ON "review" USING btree ("organisation_id","alike");