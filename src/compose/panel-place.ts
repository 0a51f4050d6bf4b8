import { isShown } from "../adapters/dom.ts";
import type { PanelPlace, PanelUi } from "../ui/index.ts";
import { clearOf, toClear } from "./clear.ts";
import { boxIn, seenPartOf } from "./host.ts";
import type { Letter } from "./letter.ts";
import {
  COMFORTABLE_HEIGHT,
  coversNone,
  type Ground,
  keepInView,
  placeBadge,
  placeBeside,
  placeOver,
  placeWithin,
} from "./placement.ts";
import { createRoom } from "./room.ts";

const BADGE = { width: 112, height: 36 };

export type PanelPlacing = {
  /** @param wants whether the panel is to stand open, by whether there is room beside the letter */
  place(one: Letter, ui: PanelUi, wants: (beside: boolean) => boolean): Pick<PanelUi, "folded" | "place">;
  /** Gives the letter its room back. */
  leave(): void;
};

/** Finds the place of a letter's panel on the page; the text makes room for it when it must. */
export function createPanelPlacing(doc: Document, letters: () => Letter[]): PanelPlacing {
  const room = createRoom();

  /** Where the panel stands when there is no room beside the letter. */
  function placeInside(one: Letter, ground: Ground, before: PanelPlace): PanelPlace | undefined {
    const host = one.reading()?.body.host;
    if (room.made()?.host !== host) room.make(undefined);
    const over = room.made() ? undefined : placeOver(ground, before, COMFORTABLE_HEIGHT);
    if (over) return over;
    if (!host) return placeOver(ground, before);
    const within = placeWithin(ground, seenPartOf(doc, host));
    room.make(within && host, within?.roomPx);
    // A table or a picture may not give way.
    if (within && coversNone(within.place, ground.clear().text)) return within.place;
    room.make(undefined);
    return placeOver(ground, before);
  }

  return {
    place(one, ui, wants) {
      const viewport = { width: doc.documentElement.clientWidth, height: doc.documentElement.clientHeight };
      const seen = letters().filter((other) => isShown(other.surface.root));
      const others = seen.filter((other) => other !== one).map((other) => boxIn(doc, other.surface.root));
      const clear = () => toClear(seen.map((one) => clearOf(doc, one)));
      const ground: Ground = { letter: boxIn(doc, one.surface.root), others, viewport, clear };
      const beside = placeBeside(ground);
      const wanted = wants(beside !== undefined);
      const open = wanted && !ui.moved ? (beside ?? placeInside(one, ground, ui.place)) : undefined;
      if (!wanted || ui.moved || beside) room.make(undefined);
      const folded = !(wanted && (ui.moved || open));
      const place = ui.moved ? keepInView(ui.place, viewport) : (open ?? placeBadge(ground, BADGE));
      return { folded, place: { ...place, maxHeightPx: Math.max(place.maxHeightPx, folded ? 36 : 160) } };
    },
    leave: () => room.make(undefined),
  };
}
