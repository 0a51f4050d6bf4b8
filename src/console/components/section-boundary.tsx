import { Component, type ReactNode } from "react";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { Button } from "./button.tsx";
import { PageHeading } from "./page-heading.tsx";

/**
 * Keeps header and rail when a section can't be shown: its part of the program is gone (the hub was updated while the
 * tab stood open) or did not arrive, or it failed. With a `key` of the section, another section starts afresh.
 * `fallback` stands in the place of a part without which the rest is whole.
 */
export class SectionBoundary extends Component<{ children: ReactNode; fallback?: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { children, fallback = <Broken /> } = this.props;
    return this.state.isBroken ? fallback : children;
  }
}

/** Loading anew brings the pages that fit the hub; a part that did not arrive is not asked for twice by a browser. */
function Broken() {
  const t = useTexts(shellTexts);
  return (
    <div role="alert">
      <PageHeading title={t("broken.title")}>
        <p>{t("broken.lead")}</p>
      </PageHeading>
      <Button look="filled" onClick={() => location.reload()}>
        {t("broken.reload")}
      </Button>
    </div>
  );
}
