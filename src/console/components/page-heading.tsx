import { type ReactNode, useEffect } from "react";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";

type PageHeadingProps = { title: string; children?: ReactNode; actions?: ReactNode };

/** The one `h1` of a section; it names the browser's tab too. */
export function PageHeading({ title, children, actions }: PageHeadingProps) {
  useTitle(title);
  return (
    <header className="c-page-heading">
      <div>
        <h1>{title}</h1>
        {children && <div className="quiet">{children}</div>}
      </div>
      {actions && <div className="c-actions">{actions}</div>}
    </header>
  );
}

/** Names the browser's tab. */
export function useTitle(section: string): void {
  const t = useTexts(shellTexts);
  const title = t("title.page", { section });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
