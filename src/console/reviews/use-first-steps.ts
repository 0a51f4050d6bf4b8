import { useHubStatus } from "../api/hub-status.ts";
import { useMe } from "../api/me.ts";
import { useInvitations, usePeople } from "../api/people.ts";
import { useDrafts, useVersions } from "../api/policy.ts";
import { useNow } from "../components/use-now.ts";
import type { Begun } from "./to-first-steps.ts";

/** How far the organisation has come; undefined as long as not all of it is known. */
export function useBegun(): Begun | undefined {
  const now = useNow(60_000);
  const { data: me } = useMe();
  const isAdministrator = me?.role === "administrator";
  const drafts = useDrafts().data;
  const versions = useVersions().data;
  const people = usePeople().data;
  const invitations = useInvitations(isAdministrator).data;
  const hub = useHubStatus().data;
  if (!me || !drafts || !versions || !people || !hub || (isAdministrator && !invitations)) return undefined;
  const isOpen = ({ usedAt, expiresAt }: { usedAt: string | null; expiresAt: string }) =>
    !usedAt && Date.parse(expiresAt) > now.getTime();
  return {
    draft: drafts[0],
    version: versions.find(({ team }) => team === null)?.version ?? null,
    others: people.pages.flatMap(({ items }) => items).filter(({ id }) => id !== me.id).length,
    invited: invitations?.filter(isOpen).length ?? 0,
    browsers: hub.browsers.enrolled,
  };
}
