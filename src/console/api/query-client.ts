import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isHubError } from "./hub-error.ts";
import { keys } from "./keys.ts";

const RETRIES = 2;

/**
 * The cache of what the hub told. Only a silent or failing hub is asked again: a refusal stays one. Whichever question
 * finds that the session has ended, the shell hears of it.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (isHubError(error, "not-signed-in")) void client.invalidateQueries({ queryKey: keys.me });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The question of who is asking itself is not asked again for this.
        if (query.queryKey[0] !== keys.me[0]) onError(error);
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The hub's events say when there is something new.
        staleTime: 60_000,
        retry: (failures, error) => failures < RETRIES && isTransient(error),
        // Questions go out whatever the browser thinks of the network: the hub may be on this very machine.
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

function isTransient(error: Error): boolean {
  return isHubError(error) && (error.code === "offline" || error.status >= 500);
}
