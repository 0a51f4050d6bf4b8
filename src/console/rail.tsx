import { useState } from "react";
import { Link } from "wouter";
import { BREAK_GLASS_PATH, useBreakGlass } from "./api/break-glass.ts";
import { useWaitingCount } from "./api/reviews.ts";
import { Icon } from "./components/icon.tsx";
import { shellTexts } from "./i18n/shell.ts";
import { useTexts } from "./i18n/texts.ts";
import type { Section } from "./sections.ts";

type RailProps = { sections: readonly Section[]; current: string | undefined };

/** The sections at the left; where there is no room, a menu above the content. */
export function Rail({ sections, current }: RailProps) {
  const t = useTexts(shellTexts);
  const [isOpen, setOpen] = useState(false);
  const waiting = useWaitingCount();
  const hasty = useBreakGlass().data?.length ?? 0;
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
              {id === "reviews" && <Waiting count={waiting} />}
            </Link>
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
      <Waiting count={waiting} />
    </span>
  );
}

function Waiting({ count }: { count: number }) {
  const t = useTexts(shellTexts);
  if (count === 0) return null;
  return (
    <>
      <span className="c-count" aria-hidden="true">
        {count}
      </span>
      <span className="hidden">{t("reviews.waiting", { count })}</span>
    </>
  );
}
