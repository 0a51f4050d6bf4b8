import { useEffect, useRef } from "react";

type FrameProps = { url: string; title: string; heightPx: number };

/** A page of the extension within a card: as high as it says, and brought to where all of it is seen. */
export function Frame({ url, title, heightPx }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (heightPx > 0) reveal(frame.current);
  }, [heightPx]);
  return <iframe className="frame" ref={frame} src={url} title={title} style={{ height: heightPx }} />;
}

/** Room below for the focus. */
const MARGIN_PX = 8;

/** Scrolls the list of cards alone: the page around it is the writer's. */
function reveal(frame: HTMLElement | null): void {
  const list = frame?.closest(".cards");
  if (!frame || !list) return;
  const inside = frame.getBoundingClientRect();
  const around = list.getBoundingClientRect();
  const below = inside.bottom + MARGIN_PX - around.bottom;
  if (below > 0) list.scrollTop += Math.min(below, inside.top - around.top);
}
