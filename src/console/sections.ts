import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Role } from "../model/exchange/shared.ts";
import type { ConsoleIconName } from "./components/icon.tsx";
import type { shellEn } from "./i18n/shell.en.ts";

export type Section = {
  /** Also its path: `/console/<id>` and everything below it. */
  id: "reviews" | "policy" | "replay" | "import" | "insight" | "people" | "archive" | "hub";
  icon: ConsoleIconName;
  label: Extract<keyof typeof shellEn, `section.${string}`>;
  /** A component of its own chunk; it gets the rest of the path by wouter's nested routes. */
  component: LazyExoticComponent<ComponentType>;
  /** Who sees it; the hub decides for itself who may ask. */
  roles: readonly Role[];
  /** Reached from another section rather than from the rail. */
  within?: Section["id"];
};

const everyone: readonly Role[] = ["writer", "supervisor", "administrator"];
const overseers: readonly Role[] = ["supervisor", "administrator"];

/** The rail, from top to bottom. A section is one line here, a folder beside it and two files in `i18n`. */
export const sections: readonly Section[] = [
  {
    id: "reviews",
    icon: "reviews",
    label: "section.reviews",
    component: lazy(() => import("./reviews/index.tsx")),
    roles: everyone,
  },
  {
    id: "policy",
    icon: "policy",
    label: "section.policy",
    component: lazy(() => import("./policy/index.tsx")),
    roles: overseers,
  },
  {
    id: "replay",
    icon: "replay",
    label: "section.replay",
    component: lazy(() => import("./replay/index.tsx")),
    roles: overseers,
  },
  {
    id: "import",
    icon: "import",
    label: "section.import",
    component: lazy(() => import("./import/index.tsx")),
    roles: overseers,
    within: "policy",
  },
  {
    id: "insight",
    icon: "insight",
    label: "section.insight",
    component: lazy(() => import("./insight/index.tsx")),
    roles: overseers,
  },
  {
    id: "people",
    icon: "people",
    label: "section.people",
    component: lazy(() => import("./people/index.tsx")),
    roles: overseers,
  },
  {
    id: "archive",
    icon: "archive",
    label: "section.archive",
    component: lazy(() => import("./archive/index.tsx")),
    roles: overseers,
  },
  {
    id: "hub",
    icon: "hub",
    label: "section.hub",
    component: lazy(() => import("./hub/index.tsx")),
    roles: overseers,
  },
];
