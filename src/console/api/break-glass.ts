import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { chainLinkSchema } from "../../model/exchange/evidence.ts";
import { readAll } from "./call.ts";
import { keys } from "./keys.ts";
import { useMe } from "./me.ts";

export const BREAK_GLASS_PATH = "/archive?action=break-glass";

type SeenStorage = Pick<Storage, "getItem" | "setItem">;
const keyOf = (person: string) => `countersign-break-glass-${person}`;

/** The number, in the organisation's chain, of the last record that this person had on screen in this browser. */
export function readSeen(storage: SeenStorage, person: string): number {
  try {
    const number = Number(storage.getItem(keyOf(person)) ?? 0);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
  } catch {
    return 0;
  }
}

export function writeSeen(storage: SeenStorage, person: string, number: number): void {
  try {
    // Another tab may be further.
    if (number > readSeen(storage, person)) storage.setItem(keyOf(person), String(number));
  } catch {
    // Full or closed: it is counted again after the next load.
  }
}

/** Numbers of records of letters that left without the approval they needed, and that this person has not looked at here. */
export function useBreakGlass() {
  const { data: me } = useMe();
  return useQuery({
    queryKey: keys.breakGlass,
    queryFn: async ({ signal }) => {
      const query = { action: "break-glass", after: readSeen(localStorage, me?.id ?? "") };
      return (await readAll("/v1/records", chainLinkSchema, { query, signal })).map(({ number }) => number);
    },
    // What was seen while the hub was asked is no news either.
    select: (numbers) => numbers.filter((number) => number > readSeen(localStorage, me?.id ?? "")),
    enabled: me !== undefined && me !== null && me.role !== "writer",
  });
}

/** Called with the newest record of a list of all of them that is on screen. */
export function useBreakGlassSeen(): (number: number) => void {
  const client = useQueryClient();
  const { data: me } = useMe();
  return useCallback(
    (number) => {
      if (!me) return;
      writeSeen(localStorage, me.id, number);
      client.setQueryData<number[]>(keys.breakGlass, (known) => known?.filter((one) => one > number));
    },
    [client, me],
  );
}
