import { Icon } from "./components/icon.tsx";
import { shellTexts } from "./i18n/shell.ts";
import { useTexts } from "./i18n/texts.ts";

/** Alone on the page, or as a notice above what was on screen when the session ended. */
export function SignedOut({ isNotice }: { isNotice?: boolean }) {
  const t = useTexts(shellTexts);
  const signIn = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  if (isNotice) {
    return (
      <section className="notice" role="alert">
        <h2>{t("signedOut.title")}</h2>
        <p>{t("signedOut.lead")}</p>
        <a className="button button-filled" href={signIn}>
          {t("signedOut.signIn")}
        </a>
      </section>
    );
  }
  return (
    <section className="c-empty">
      <Icon name="person" />
      <h1>{t("signIn.title")}</h1>
      <p className="c-empty-text">{t("signIn.lead")}</p>
      <p className="c-actions">
        <a className="button button-filled" href={signIn}>
          {t("signIn.do")}
        </a>
      </p>
    </section>
  );
}
