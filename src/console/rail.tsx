import { useState } from "react";
import { Link } from "wouter";
import { BREAK_GLASS_PATH, useBreakGlass } from "./api/break-glass.ts";
import { useReportsForMe } from "./api/insight.ts";
import type { Me } from "./api/me.ts";
import { useVersions } from "./api/policy.ts";
import { useWaitingCount } from "./api/reviews.ts";
import { useFormats } from "./components/formats.ts";
import { Icon } from "./components/icon.tsx";
import { useNow } from "./components/use-now.ts";
import { shellTexts } from "./i18n/shell.ts";
import { useTexts } from "./i18n/texts.ts";
import { toExpiry } from "./policy/view/expiry.ts";
import type { Section } from "./sections.ts";

const LOOK_AGAIN_MS = 3_600_000;

type RailProps = { me: Me; sections: readonly Section[]; current: string | undefined };

/** The sections at the left; where there is no room, a menu above the content. */
export function Rail({ me, sections, current }: RailProps) {
  const t = useTexts(shellTexts);
  const [isOpen, setOpen] = useState(false);
  const waiting = useWaitingCount();
  const hasty = useBreakGlass().data?.length ?? 0;
  const reported = useReportsForMe(me)?.length ?? 0;
  const here = sections.find(({ id }) => id === current);
  return (
    <nav className="c-rail" aria-label={t("nav.name")} data-open={isOpen}>
      <button
        type="button"
        className="c-rail-menu"
        aria-expanded={isOpen}
        aria-controls="sections"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? "close" : "menu"} />
        <span>{here ? t(here.label) : t("nav.menu")}</span>
        {!isOpen && <Told waiting={waiting} hasty={hasty} />}
      </button>
      <ul id="sections">
        {sections.map(({ id, icon, label }) => (
          <li key={id}>
            <Link href={`/${id}`} aria-current={id === current ? "page" : undefined} onClick={() => setOpen(false)}>
              <Icon name={icon} />
              <span>{t(label)}</span>
              {id === "reviews" && <Count count={waiting} words={t("reviews.waiting", { count: waiting })} />}
              {id === "insight" && <Count count={reported} words={t("reports.waiting", { count: reported })} />}
            </Link>
            {id === "policy" && <Expires me={me} onFollow={() => setOpen(false)} />}
            {id === "archive" && hasty > 0 && (
              <Link href={BREAK_GLASS_PATH} className="c-rail-alert" onClick={() => setOpen(false)}>
                <Icon name="warning" />
                <span>{t("breakGlass.count", { count: hasty })}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What waits for someone, while the menu that tells it is closed. */
function Told({ waiting, hasty }: { waiting: number; hasty: number }) {
  const t = useTexts(shellTexts);
  return (
    <span className="c-rail-told">
      {hasty > 0 && (
        <span className="c-rail-hasty">
          <Icon name="warning" />
          <span>{t("breakGlass.count", { count: hasty })}</span>
        </span>
      )}
      <Count count={waiting} words={t("reviews.waiting", { count: waiting })} />
    </span>
  );
}

/** That the policy runs out, soon or already: whoever is in another section has to hear of it too. */
function Expires({ me, onFollow }: { me: Me; onFollow(): void }) {
  const t = useTexts(shellTexts);
  const format = useFormats();
  const now = useNow(LOOK_AGAIN_MS);
  const { data: versions } = useVersions({ isWanted: me.role !== "writer" });
  const expiry = toExpiry(versions ?? [], now);
  if (!expiry) return null;
  return (
    <Link href="/policy" className="c-rail-alert" onClick={onFollow}>
      <Icon name="warning" />
      <span>{t(`policy.${expiry.kind}`, { date: format.date(expiry.expiresAt) })}</span>
    </Link>
  );
}

/** A number beside a section; screen readers are told of what. */
function Count({ count, words }: { count: number; words: string }) {
  if (count === 0) return null;
  return (
    <>
      <span className="c-count" aria-hidden="true">
        {count}
      </span>
      <span className="hidden">{words}</span>
    </>
  );
}
