import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as z from "zod";
import {
  browserSchema,
  delegateSchema,
  invitationRequestSchema,
  invitationSchema,
  newInvitationSchema,
  personChangeSchema,
  personSchema,
  teamNameSchema,
  teamSchema,
} from "../../model/exchange/people.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { read, readAll, send, toPath } from "./call.ts";
import { keys } from "./keys.ts";

const people = [...keys.people, "list"];
const teams = [...keys.people, "teams"];
const invitations = [...keys.people, "invitations"];
export type Invitation = z.output<typeof invitationSchema>;

/** A list that is read page by page as the reader asks for more. */
export function usePeople() {
  const page = pageOf(personSchema);
  return useInfiniteQuery({
    queryKey: people,
    queryFn: ({ signal, pageParam }) => read("/v1/people", page, { query: { limit: 100, after: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Everybody at once, for a choice among them. */
export function useEverybody(isWanted: boolean) {
  return useQuery({
    queryKey: [...people, "all"],
    queryFn: ({ signal }) => readAll("/v1/people", personSchema, { signal }),
    enabled: isWanted,
  });
}

export function useTeams() {
  return useQuery({ queryKey: teams, queryFn: ({ signal }) => readAll("/v1/teams", teamSchema, { signal }) });
}

/** @param isWanted only administrators may ask */
export function useInvitations(isWanted = true) {
  return useQuery({
    queryKey: invitations,
    queryFn: ({ signal }) => readAll("/v1/invitations", invitationSchema, { signal }),
    enabled: isWanted,
  });
}

export function useBrowsers() {
  const page = pageOf(browserSchema);
  return useInfiniteQuery({
    queryKey: [...keys.browsers, "list"],
    queryFn: ({ signal, pageParam }) => read("/v1/browsers", page, { query: { limit: 100, after: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** After a change of people everything that names them is old. */
function useForget() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.people, keys.other, keys.browsers, keys.insight, keys.records].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

export function useInvite() {
  return useMutation({
    mutationFn: (value: z.input<typeof invitationRequestSchema>) =>
      send("POST", "/v1/invitations", newInvitationSchema, { body: { schema: invitationRequestSchema, value } }),
    onSettled: useForget(),
  });
}

export function useWithdrawInvitation() {
  return useMutation({
    mutationFn: (id: string) => send("DELETE", toPath("/v1/invitations/{id}", { id }), null),
    onSettled: useForget(),
  });
}

export function useChangePerson() {
  return useMutation({
    mutationFn: ({ id, ...value }: { id: string } & z.input<typeof personChangeSchema>) =>
      send("PATCH", toPath("/v1/people/{id}", { id }), personSchema, { body: { schema: personChangeSchema, value } }),
    onSettled: useForget(),
  });
}

/** Names who answers letters in one's own place; null ends it. */
export function useNameStandIn() {
  const client = useQueryClient();
  const forget = useForget();
  return useMutation({
    mutationFn: (value: z.input<typeof delegateSchema>) =>
      send("PUT", "/v1/me/delegate", null, { body: { schema: delegateSchema, value } }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: keys.me }), forget()]),
  });
}

export function useRemovePerson() {
  return useMutation({
    mutationFn: (id: string) => send("DELETE", toPath("/v1/people/{id}", { id }), null),
    onSettled: useForget(),
  });
}

export function useMakeTeam() {
  return useMutation({
    mutationFn: (name: string) =>
      send("POST", "/v1/teams", teamSchema, { body: { schema: teamNameSchema, value: { name } } }),
    onSettled: useForget(),
  });
}

export function useRenameTeam() {
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      send("PATCH", toPath("/v1/teams/{id}", { id }), null, { body: { schema: teamNameSchema, value: { name } } }),
    onSettled: useForget(),
  });
}

export function useDissolveTeam() {
  return useMutation({
    mutationFn: (id: string) => send("DELETE", toPath("/v1/teams/{id}", { id }), null),
    onSettled: useForget(),
  });
}

export function useRevokeBrowser() {
  return useMutation({
    mutationFn: (id: string) => send("DELETE", toPath("/v1/browsers/{id}", { id }), null),
    onSettled: useForget(),
  });
}
