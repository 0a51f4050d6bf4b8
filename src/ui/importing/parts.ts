import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Severity } from "../../model/categories.ts";
import type { ImportingTranslator } from "../i18n/screens/importing.ts";

export type ImportButtonProps = {
  /** One filled button a view; what destroys or overrules is `plain`. */
  look?: "filled" | "outlined" | "plain";
  /** The key that presses it, shown to those who look and told to screen readers. */
  shortcut?: string;
  submits?: boolean;
  /** Nothing would come of pressing it now; it keeps the focus. */
  "aria-disabled"?: boolean;
  onClick?(): void;
  children: ReactNode;
};

export type ImportFieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what stands there. */
  problem?: string;
  /** Draws the control with these attributes, which tie it to label, hint and problem. */
  children(control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }): ReactNode;
};

/** What the page that shows the import gives it: its own controls, so that it looks like the rest of the page, and words. */
export type ImportParts = {
  Button: ComponentType<ImportButtonProps>;
  Field: ComponentType<ImportFieldProps>;
  t: ImportingTranslator;
  severityWord(severity: Severity): string;
  /** Keys without a modifier work; a person may switch them off. */
  singleKeys: boolean;
  /** Said by screen readers, and not shown. */
  say(text: string): void;
};

const PartsContext = createContext<ImportParts | undefined>(undefined);
export const ImportPartsProvider = PartsContext.Provider;

export function useParts(): ImportParts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error("the import is shown without the parts of its page");
  return parts;
}
