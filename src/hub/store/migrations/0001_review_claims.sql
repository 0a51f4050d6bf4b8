ALTER TABLE "review" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "claimed_until" timestamp (3) with time zone;