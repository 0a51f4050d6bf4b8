import type { ComposeAdapter } from "../adapters/adapter.ts";
import type { Shared } from "../gate/shared.ts";
import type { SelfCheck, TabReport } from "../messages/messages.ts";
import type { Draft } from "../model/draft.ts";
import type { Settings } from "../model/settings.ts";
import type { SiteDefinition } from "../model/sites.ts";
import type { AsidePort } from "./aside.ts";
import type { FieldFrames } from "./field-frames.ts";
import type { ReadFile } from "./files/shelf.ts";
import type { Rules } from "./judge.ts";
import type { Later } from "./later.ts";
import type { ReviewFrames } from "./review-frames.ts";
import type { ReviewDesk } from "./reviews.ts";
import type { WordingFrames } from "./wording-frames.ts";
import type { WrongHitReport } from "./wrong-hit.ts";

export type SessionDeps = {
  view: Window;
  shared: Shared;
  /** The adapter of this frame's page, by what the policy says of sites. */
  pickAdapter(sites: readonly SiteDefinition[]): ComposeAdapter | undefined;
  frames: FieldFrames;
  wording: WordingFrames;
  reviewFrames: ReviewFrames;
  now(): Date;
  /** Gives a file to the page that reads files. */
  readFile: ReadFile;
  /** What the tab's letter in front is like has changed. */
  onReport(report: TabReport): void;
  /** The writer wants to read the clause a finding cites. */
  onHandbook(handbook: string, clause: string): void;
  /** The writer says that a finding is wrong. @returns false where there is nobody to hear it */
  onWrongHit(report: WrongHitReport): Promise<boolean>;
  /** The writer wants the panel in the browser's side panel; absent where a page can't ask for that. */
  onAside?: () => void;
  /** A letter to somebody outside was sent, or handed over to be sent later. */
  onSent(draft: Draft, later?: Later): void;
  /** What is told of letters to the background, which speaks to the hub. */
  desk: ReviewDesk;
};

export type Session = {
  setRules(rules: Rules): void;
  /** Language and appearance as the writer chose them. */
  setLook(settings: Settings): void;
  /** @returns hashes of the letters that are before the writer's eyes */
  reviewsChanged(): Promise<string[]>;
  report(): TabReport;
  /** The browser's side panel shows the letter in front from now on, until it closes. */
  openAside(port: AsidePort): void;
  /** How many passages of the letter in front are to be looked at. */
  findings(): number;
  selfCheck(version: string): SelfCheck;
  dispose(): void;
};
