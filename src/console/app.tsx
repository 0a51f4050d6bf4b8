import { Suspense, useEffect, useRef, useState } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import { useLanding } from "../ui/components/use-landing.ts";
import { useBreakGlass } from "./api/break-glass.ts";
import { useReportsForMe } from "./api/insight.ts";
import { type LinkState, useLiveUpdates } from "./api/live.ts";
import { type Me, useMe } from "./api/me.ts";
import { useWaitingReviews } from "./api/reviews.ts";
import { Announced, AnnouncerProvider, useAnnouncer } from "./components/announcer.tsx";
import { PageHeading } from "./components/page-heading.tsx";
import { SectionBoundary } from "./components/section-boundary.tsx";
import { Loading, Problem } from "./components/states.tsx";
import { Header } from "./header.tsx";
import { shellTexts } from "./i18n/shell.ts";
import { useTexts } from "./i18n/texts.ts";
import { createNews, toStages } from "./news.ts";
import { Rail } from "./rail.tsx";
import { sections } from "./sections.ts";
import { SignedOut } from "./signed-out.tsx";

/** The console: who is signed in decides whether there is one, and which sections it has. */
export function App() {
  const me = useMe();
  // Whoever was signed out in the middle of something keeps it on screen, behind the notice.
  const [last, setLast] = useState<Me>();
  useEffect(() => {
    if (me.data) setLast(me.data);
  }, [me.data]);
  const person = me.data ?? last;
  if (person) {
    return (
      <AnnouncerProvider>
        <Shell me={person} isSignedOut={me.data === null} />
      </AnnouncerProvider>
    );
  }
  return (
    <main className="c-alone">
      {me.isPending ? (
        <Loading />
      ) : me.isError ? (
        <Problem error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <SignedOut />
      )}
    </main>
  );
}

function Shell({ me, isSignedOut }: { me: Me; isSignedOut: boolean }) {
  const t = useTexts(shellTexts);
  const link = useLiveUpdates(!isSignedOut);
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  const shown = sections.filter(({ roles }) => roles.includes(me.role));
  const section = location.split("/")[1];
  const within = sections.find(({ id }) => id === section)?.within;
  useFocusOnChange(main, section);
  useLanding(main);
  useLinkWords(link);
  useNewsWords(me);
  return (
    <>
      <a className="c-skip button" href="#content">
        {t("skip")}
      </a>
      <div className="c-shell">
        <Header me={me} link={link} />
        <Rail me={me} sections={shown.filter(({ within }) => within === undefined)} current={within ?? section} />
        <main className="c-main" id="content" ref={main} tabIndex={-1}>
          {isSignedOut && <SignedOut isNotice />}
          <Announced />
          <SectionBoundary key={section}>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/">
                  <Redirect to="/reviews" replace />
                </Route>
                {shown.map(({ id, component: Section }) => (
                  <Route key={id} path={`/${id}`} nest>
                    <Section />
                  </Route>
                ))}
                <Route>
                  <Missing />
                </Route>
              </Switch>
            </Suspense>
          </SectionBoundary>
        </main>
      </div>
    </>
  );
}

/** An address with no section behind it, or one that this role does not have. */
function Missing() {
  const t = useTexts(shellTexts);
  return (
    <>
      <PageHeading title={t("missing.title")}>
        <p>{t("missing.lead")}</p>
      </PageHeading>
      <Link href="/reviews" className="button button-filled">
        {t("missing.home")}
      </Link>
    </>
  );
}

/** Another section is another page: the focus goes to its content, as after a load. */
function useFocusOnChange(main: React.RefObject<HTMLElement | null>, section: string | undefined): void {
  const before = useRef(section);
  useEffect(() => {
    if (before.current === section) return;
    // From the bare address to the first section is part of opening the page.
    if (before.current) main.current?.focus();
    before.current = section;
  }, [main, section]);
}

/** Says once that the connection went, and once that it came back. */
function useLinkWords(link: LinkState): void {
  const t = useTexts(shellTexts);
  const { say } = useAnnouncer();
  const wasLost = useRef(false);
  useEffect(() => {
    if (link === "lost" && !wasLost.current) say(t("link.lost"));
    if (link === "live" && wasLost.current) say(t("link.back"));
    if (link !== "connecting") wasLost.current = link === "lost";
  }, [link, say, t]);
}

/** Says once what came in, in whichever section one is; what was there at first is no news. */
function useNewsWords(me: Me): void {
  const t = useTexts(shellTexts);
  const { say } = useAnnouncer();
  const { data: waiting } = useWaitingReviews();
  const { data: breakGlass } = useBreakGlass();
  const reported = useReportsForMe(me);
  const { role } = me;
  const [toNews] = useState(createNews);
  useEffect(() => {
    const news = toNews({
      ...(waiting && toStages(waiting, role)),
      hasty: breakGlass,
      reported,
    });
    // Together, for one announcement takes the place of another.
    const words = [
      news.hasty > 0 && t("breakGlass.came", { count: news.hasty }),
      news.escalated > 0 && t("reviews.escalated", { count: news.escalated }),
      news.reminded > 0 && t("reviews.reminded", { count: news.reminded }),
      news.arrived > 0 && t("reviews.arrived", { count: news.arrived }),
      news.reported > 0 && t("reports.came", { count: news.reported }),
    ].filter((word) => word !== false);
    if (words.length > 0) say(words.join(" · "));
  }, [waiting, breakGlass, reported, role, toNews, say, t]);
}
