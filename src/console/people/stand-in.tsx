import { useRef, useState } from "react";
import { useMe } from "../api/me.ts";
import { useEverybody, useNameStandIn } from "../api/people.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Problem } from "../components/states.tsx";
import { useNow } from "../components/use-now.ts";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";
import { StandInDialog } from "./stand-in-dialog.tsx";

/** Who answers letters in this person's place, and until when. Writers have nobody to stand in for them. */
export function StandIn() {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const now = useNow(60_000);
  const { show } = useAnnouncer();
  const { data: me } = useMe();
  const change = useNameStandIn();
  const [isChanging, setChanging] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const named = me?.delegate && new Date(me.delegate.until) > now ? me.delegate : undefined;
  const everybody = useEverybody(isChanging || named !== undefined);
  if (!me || me.role === "writer") return null;
  const name = everybody.data?.find(({ id }) => id === named?.id)?.name ?? "";
  return (
    <section className="c-card" aria-labelledby="stand-in">
      <h2 id="stand-in" ref={heading} tabIndex={-1}>
        {t("standIn.title")}
      </h2>
      <p>{named ? t("standIn.named", { name, date: format.moment(named.until) }) : t("standIn.none")}</p>
      {change.isError && !isChanging && <Problem error={change.error} />}
      <div className="c-actions">
        <Button onClick={() => setChanging(true)}>{t(named ? "standIn.change" : "standIn.name")}</Button>
        {named && (
          <Button
            look="plain"
            busy={change.isPending}
            onClick={() =>
              change.mutate(
                { delegate: null },
                {
                  onSuccess() {
                    show(t("standIn.ended"));
                    heading.current?.focus();
                  },
                },
              )
            }
          >
            {t("standIn.end")}
          </Button>
        )}
      </div>
      {isChanging && (
        <StandInDialog
          people={everybody.data?.filter(({ id, role }) => id !== me.id && role !== "writer")}
          chosen={named?.id}
          onClose={() => setChanging(false)}
          onDone={(who, until) => {
            setChanging(false);
            show(t("standIn.named", { name: who, date: format.moment(until) }));
          }}
        />
      )}
    </section>
  );
}
