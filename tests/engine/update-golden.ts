// Writes what the audit says today beside each golden draft: `npm run golden:update`, then read the diff.
import { writeFileSync } from "node:fs";
import { goldenCases, goldenFolder, judgeGolden } from "./golden-cases.ts";

for (const name of goldenCases()) {
  writeFileSync(new URL(`${name}/expected.json`, goldenFolder), `${JSON.stringify(judgeGolden(name), null, 2)}\n`);
}
