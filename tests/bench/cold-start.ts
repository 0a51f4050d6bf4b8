// Prints the milliseconds from a stored compiled policy (standard input) to the end of a first audit in a new process.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";

const stored = readFileSync(0, "utf8");
const start = performance.now();
const auditor = createCompiledAuditor(JSON.parse(stored), { name: "Works", ownDomains: ["works.example"] });
auditor.audit({
  channel: "email",
  to: ["a@b.example"],
  cc: [],
  bcc: [],
  subject: "",
  body: "That is not my job.",
  attachments: [],
});
console.log((performance.now() - start).toFixed(2));
