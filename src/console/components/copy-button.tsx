import { useState } from "react";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { useAnnouncer } from "./announcer.tsx";
import { Button } from "./button.tsx";

type CopyButtonProps = {
  text: string;
  label: string;
  /** Said once it is copied. */
  copied: string;
  look?: "outlined" | "plain";
  describedBy?: string;
};

/** Puts a text on the clipboard. Without the right to it, or on a page that has none, it says so: the text stands there to be selected. */
export function CopyButton({ text, label, copied, look, describedBy }: CopyButtonProps) {
  const t = useTexts(shellTexts);
  const { say } = useAnnouncer();
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
      say(copied);
    } catch {
      setState("refused");
    }
  };
  return (
    <>
      <Button
        look={look}
        icon={state === "copied" ? "check" : undefined}
        aria-describedby={describedBy}
        onClick={() => void copy()}
      >
        {label}
      </Button>
      {state === "refused" && (
        <span className="c-field-problem" role="alert">
          {t("copy.refused")}
        </span>
      )}
    </>
  );
}
