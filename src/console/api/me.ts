import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { meSchema } from "../../model/exchange/people.ts";
import { read, send } from "./call.ts";
import { isHubError } from "./hub-error.ts";
import { keys } from "./keys.ts";

export type Me = z.output<typeof meSchema>;

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await read("/v1/me", meSchema, { signal });
      } catch (error) {
        if (isHubError(error, "not-signed-in")) return null;
        throw error;
      }
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("POST", "/auth/sign-out", null, { body: { schema: z.strictObject({}), value: {} } }),
    // Nothing of what was seen stays in memory for whoever sits down next.
    onSuccess: () => {
      client.clear();
      location.assign("/sign-in");
    },
  });
}
