CREATE TABLE "policy_draft_history" (
	"draft_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"changes" jsonb NOT NULL,
	"more" bigint NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "policy_draft_history_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "policy_draft_history_draft_id_revision_pk" PRIMARY KEY("draft_id","revision")
);
--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "publication" bigint;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "team_id" text;--> statement-breakpoint
ALTER TABLE "policy_draft_history" ADD CONSTRAINT "policy_draft_history_draft_id_policy_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."policy_draft"("id") ON DELETE cascade ON UPDATE no action;