CREATE TABLE "letter_fact" (
	"organisation_id" text NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"writer_id" text NOT NULL,
	"action" text NOT NULL,
	"fixed" boolean NOT NULL,
	"policy_version" bigint,
	"shown" boolean NOT NULL,
	"teams" text[] NOT NULL,
	CONSTRAINT "letter_fact_organisation_id_number_pk" PRIMARY KEY("organisation_id","number")
);
--> statement-breakpoint
CREATE TABLE "noise_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"figures" jsonb,
	"versions" jsonb NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_fact" (
	"review_id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"shown" boolean NOT NULL,
	"teams" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_fact" (
	"organisation_id" text NOT NULL,
	"number" bigint NOT NULL,
	"rule_id" text NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"policy_version" bigint,
	"shown" boolean NOT NULL,
	"teams" text[] NOT NULL,
	CONSTRAINT "rule_fact_organisation_id_number_rule_id_pk" PRIMARY KEY("organisation_id","number","rule_id")
);
--> statement-breakpoint
CREATE TABLE "rule_owner" (
	"organisation_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"owner_id" text NOT NULL,
	CONSTRAINT "rule_owner_organisation_id_rule_id_pk" PRIMARY KEY("organisation_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "wrong_hit" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"browser_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"policy_version" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"excerpt" text,
	"note" text NOT NULL,
	"answer" text,
	"answer_note" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "wrong_hit_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shown" boolean NOT NULL,
	"teams" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "browser" ADD COLUMN "protection_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letter_fact" ADD CONSTRAINT "letter_fact_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "noise_decision" ADD CONSTRAINT "noise_decision_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_fact" ADD CONSTRAINT "review_fact_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_fact" ADD CONSTRAINT "rule_fact_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_owner" ADD CONSTRAINT "rule_owner_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_hit" ADD CONSTRAINT "wrong_hit_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_fact_at" ON "letter_fact" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "letter_fact_version" ON "letter_fact" USING btree ("organisation_id","policy_version","writer_id");--> statement-breakpoint
CREATE INDEX "noise_decision_organisation" ON "noise_decision" USING btree ("organisation_id","decided_at");--> statement-breakpoint
CREATE INDEX "review_fact_at" ON "review_fact" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "rule_fact_at" ON "rule_fact" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "rule_fact_rule" ON "rule_fact" USING btree ("organisation_id","rule_id","number");--> statement-breakpoint
CREATE INDEX "wrong_hit_organisation" ON "wrong_hit" USING btree ("organisation_id","position");--> statement-breakpoint
CREATE INDEX "wrong_hit_rule" ON "wrong_hit" USING btree ("organisation_id","rule_id","at");--> statement-breakpoint
CREATE INDEX "evidence_writer" ON "evidence" USING btree ("organisation_id","writer_id","number");--> statement-breakpoint
CREATE INDEX "evidence_at" ON "evidence" USING btree ("organisation_id",("entry"->>'at'));--> statement-breakpoint
CREATE INDEX "evidence_of" ON "evidence" USING btree ("organisation_id",("entry"->>'of'));--> statement-breakpoint
CREATE INDEX "evidence_recipients" ON "evidence" USING gin (("entry"->'recipients') jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "evidence_findings" ON "evidence" USING gin (("entry"->'findings') jsonb_path_ops);--> statement-breakpoint
INSERT INTO "letter_fact" ("organisation_id", "number", "at", "writer_id", "action", "fixed", "policy_version", "shown", "teams")
SELECT "organisation_id", "number", least(("entry"->>'at')::timestamptz, "received_at"), coalesce("writer_id", ''), "entry"->>'action', false, ("entry"->>'policyVersion')::bigint, false, '{}'
FROM "evidence" WHERE "entry"->>'kind' = 'letter' AND "entry"->>'action' <> 'review-asked';--> statement-breakpoint
INSERT INTO "rule_fact" ("organisation_id", "number", "rule_id", "outcome", "at", "policy_version", "shown", "teams")
SELECT DISTINCT ON (e."organisation_id", e."number", f->>'ruleId') e."organisation_id", e."number", f->>'ruleId',
  CASE WHEN (f->>'monitored')::boolean THEN 'monitored' WHEN e."entry"->>'action' = 'held' THEN 'held'
    WHEN f->>'severity' = 'info' OR e."entry"->>'action' = 'sent' THEN 'left' ELSE e."entry"->>'action' END,
  least((e."entry"->>'at')::timestamptz, e."received_at"), (e."entry"->>'policyVersion')::bigint, false, '{}'
FROM "evidence" e, jsonb_array_elements(e."entry"->'findings') f
WHERE e."entry"->>'kind' = 'letter' AND e."entry"->>'action' <> 'review-asked'
  AND NOT (e."entry"->>'action' = 'held' AND ((f->>'monitored')::boolean IS TRUE OR f->>'severity' = 'info'))
ORDER BY e."organisation_id", e."number", f->>'ruleId', f->>'severity' = 'info', (f->>'monitored')::boolean IS TRUE;
