import type { Announcement } from "../../model/importing.ts";
import { useParts } from "./parts.ts";

/** The lists of which the text announces more than was found. */
export function Shortfalls({ announcements }: { announcements: readonly Announcement[] }) {
  const { t } = useParts();
  const short = announcements.filter(({ announced, found }) => found < announced);
  if (short.length === 0) return null;
  return (
    <div className="notice">
      <p>{t("short.title")}</p>
      <ul>
        {short.map(({ what, line, announced, found }) => (
          <li key={line}>{t("short", { what, line, announced, found })}</li>
        ))}
      </ul>
    </div>
  );
}
