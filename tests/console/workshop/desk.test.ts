import { expect, test } from "vitest";
import { createDesk, type DeskState } from "../../../src/console/workshop/desk.ts";
import type { WorkerLike } from "../../../src/console/workshop/link.ts";
import type { Ask, Said } from "../../../src/console/workshop/protocol.ts";
import { createWorkshop } from "../../../src/console/workshop/workshop.ts";
import { draftContentSchema } from "../../../src/model/exchange/policy-work.ts";
import { toExampleDraft } from "../../../src/policy/example-draft.ts";
import { policySource } from "../../support/hub/policies.ts";

/** The very workshop of the worker, without a thread of its own. */
function startHere(): WorkerLike {
  const listeners: ((event: MessageEvent<Said>) => void)[] = [];
  let isEnded = false;
  const workshop = createWorkshop((said) => {
    if (!isEnded) for (const listener of listeners) listener({ data: structuredClone(said) } as MessageEvent<Said>);
  });
  return {
    postMessage: (ask) => void workshop.hear(structuredClone(ask) as Ask),
    // Two kinds of events, and the other never comes.
    addEventListener: (type: string, listener: never) => void (type === "message" && listeners.push(listener)),
    terminate: () => {
      isEnded = true;
    },
  };
}

const start = () => createDesk({ startWorker: startHere, nowMs: () => 0, settleMs: 0 });
const [rule] = policySource("not my job").rules;

function until(desk: ReturnType<typeof start>, phase: DeskState["phase"]): Promise<DeskState> {
  return new Promise((resolve) => {
    const look = () => {
      if (desk.getState().phase === phase) resolve(desk.getState());
    };
    desk.subscribe(look);
    look();
  });
}

test("a draft is read, put together and checked in the background; a letter is read by the whole of it", async () => {
  const desk = start();
  desk.setContent(draftContentSchema.parse({ policy: policySource("not my job") }));
  expect((await until(desk, "checked")).issues).toEqual([]);
  const { report, isCurrent } = await desk.audit(toExampleDraft("That is not my job."), "en");
  expect([report.findings.map(({ ruleId }) => ruleId), isCurrent]).toEqual([["forbidden-words"], true]);
  desk.close();
});

test("the rule at hand counts as it stands, before the whole knows of it", async () => {
  const desk = start();
  desk.setContent(draftContentSchema.parse({ policy: policySource("not my job") }));
  await until(desk, "checked");
  const written = { ...rule, detect: [{ kind: "phrases", en: ["ask the others"] }], hits: ["Go and ask the others."] };
  expect(await desk.prove(written)).toMatchObject({ hits: [true] });
  const letter = toExampleDraft("Go and ask the others, it is not my job.");
  const { report } = await desk.audit(letter, "en", { id: "forbidden-words", written });
  expect(report.findings.map(({ excerpt }) => excerpt)).toEqual(["ask the others"]);
  desk.close();
});

test("a letter is judged as writers would be told, each rule in its state", async () => {
  const desk = start();
  const letter = toExampleDraft("That is not my job.");
  const judge = async (mode: string, atHand = false) => {
    desk.setContent(
      draftContentSchema.parse({ policy: policySource("not my job"), terms: { modes: { "forbidden-words": mode } } }),
    );
    await until(desk, "checked");
    const asked = atHand ? { id: "forbidden-words", written: { ...rule, severity: "review" } } : undefined;
    const { report } = await desk.audit(letter, "en", asked);
    return [report.decision, report.findings.map(({ severity }) => severity)];
  };
  expect(rule?.severity).toBe("block");
  expect(await judge("enforce")).toEqual(["block", ["block"]]);
  expect(await judge("warn")).toEqual(["warn", ["warn"]]);
  expect(await judge("monitor")).toEqual(["send", ["info"]]);
  // The rule at hand decides with the others, before it is saved.
  expect(await judge("enforce", true)).toEqual(["review", ["review"]]);
  expect(await judge("hint", true)).toEqual(["send", ["info"]]);
  expect(await judge("off", true)).toEqual(["send", ["info"]]);
  desk.close();
});

test("what does not hold is told with its place, and the rest goes on", async () => {
  const desk = start();
  const rules = [
    { ...rule, hits: ["A harmless sentence."] },
    { ...rule, id: "half", severity: "loud" },
  ];
  desk.setContent(draftContentSchema.parse({ policy: policySource("not my job", { rules }) }));
  const state = await until(desk, "checked");
  expect(state.issues).toMatchObject([{ path: "rules[0].hits[0]" }]);
  expect(state.halfDone).toMatchObject([{ id: "half", issues: [{ path: "severity" }] }]);
  desk.close();
});

test("a policy that can't be read at all fails in words, and comes back with the next", async () => {
  const desk = start();
  desk.setContent(draftContentSchema.parse({ policy: { ...policySource("x"), format: 9 } }));
  expect((await until(desk, "failed")).broken).toMatchObject([{ path: "format" }]);
  desk.setContent(draftContentSchema.parse({ policy: policySource("not my job") }));
  expect((await until(desk, "checked")).issues).toEqual([]);
  desk.close();
});
