import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonSchemas } from "../../src/tools/json-schemas.ts";

test.each(Object.entries(jsonSchemas()))(
  "public/schema/%s.schema.json is the model's (else: npm run schema)",
  (name, schema) => {
    const file = new URL(`../../public/schema/${name}.schema.json`, import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);
