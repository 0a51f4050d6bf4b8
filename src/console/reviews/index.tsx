import { useState } from "react";
import { Route, Switch, useLocation, useRoute } from "wouter";
import { isHubError } from "../api/hub-error.ts";
import { useMe } from "../api/me.ts";
import { useAnsweredReviews, useWaitingReviews } from "../api/reviews.ts";
import { Button } from "../components/button.tsx";
import { PageHeading } from "../components/page-heading.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { Letter } from "./letter.tsx";
import { Queue } from "./queue.tsx";
import "./reviews.css";
import "./letter.css";
import "./marks.css";
import "./answers.css";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { useReviewsTexts } from "./texts.ts";
import { useShortcuts } from "./use-shortcuts.ts";

export type Which = "waiting" | "answered";

/** The review queue: letters at the left, the chosen one beside them; where there is no room, one or the other. */
export default function Reviews() {
  const t = useReviewsTexts();
  const [which, setWhich] = useState<Which>("waiting");
  const [isHelpShown, setHelpShown] = useState(false);
  const [, go] = useLocation();
  const [, params] = useRoute("/:id");
  const waiting = useWaitingReviews();
  const answered = useAnsweredReviews(which === "answered");
  const isOverseer = useMe().data?.role !== "writer";
  const shown = which === "waiting" ? waiting : answered;
  const ids = (shown.data ?? []).map(({ id }) => id);
  const at = params ? ids.indexOf(params.id) : -1;
  const open = (id: string | undefined) => id && go(`/${id}`);
  const later = at < 0 ? ids[0] : ids[at + 1];
  const earlier = at < 0 ? undefined : ids[at - 1];
  useShortcuts({ j: () => open(later), k: () => open(earlier), "?": () => setHelpShown(true) });

  return (
    <div className="r-page" data-open={params !== null && params !== undefined}>
      <PageHeading
        title={t("title")}
        actions={
          <Button look="plain" icon="key" shortcut="?" onClick={() => setHelpShown(true)}>
            {t("bar.help")}
          </Button>
        }
      />
      <section className="r-list" aria-label={t("list.name")}>
        <fieldset className="r-which">
          <legend className="hidden">{t("list.which")}</legend>
          {(["waiting", "answered"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="which" checked={which === one} onChange={() => setWhich(one)} />
              <span>{t(`list.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        {shown.isPending && <Loading />}
        {shown.isError && !isHubError(shown.error, "not-signed-in") && (
          <Problem title={t("failed.list")} error={shown.error} onRetry={() => void shown.refetch()} />
        )}
        {shown.data && shown.data.length > 0 && <Queue reviews={shown.data} current={params?.id} />}
        {shown.data?.length === 0 && !shown.isError && which === "answered" && (
          <Empty icon="reviews" title={t("emptyAnswered.title")}>
            <p>{t("emptyAnswered.lead")}</p>
          </Empty>
        )}
        {shown.data?.length === 0 && !shown.isError && which === "waiting" && (
          <Empty icon="check" title={t("empty.title")}>
            <p>{t("empty.lead")}</p>
          </Empty>
        )}
      </section>
      <div className="r-letter">
        <Switch>
          <Route path="/:id">
            {({ id }) => (
              <Letter
                key={id}
                id={id}
                position={at < 0 ? undefined : { index: at + 1, total: ids.length }}
                // What was answered leaves the list: whichever followed it then stands in its place.
                onAnswered={() => go(later ? `/${later}` : earlier ? `/${earlier}` : "/")}
                onEarlier={earlier ? () => open(earlier) : undefined}
                onLater={later ? () => open(later) : undefined}
              />
            )}
          </Route>
          <Route>
            {which === "waiting" && waiting.data?.length === 0 && !waiting.isError && isOverseer && <FirstSteps />}
            {waiting.data && waiting.data.length > 0 && (
              <Empty
                icon="reviews"
                title={t("pick.title", { count: waiting.data.length })}
                actions={
                  <Button look="filled" shortcut="J" onClick={() => open(waiting.data[0]?.id)}>
                    {t("pick.open")}
                  </Button>
                }
              >
                <p>{t("pick.lead")}</p>
              </Empty>
            )}
          </Route>
        </Switch>
      </div>
      {isHelpShown && <ShortcutsDialog onClose={() => setHelpShown(false)} />}
    </div>
  );
}
