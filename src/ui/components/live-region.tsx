import { useEffect, useState } from "react";

/** How long the words must stand still before they are said; typing changes findings with nearly every key. */
const SETTLE_MS = 700;

/** Tells a screen reader once about each change that lasted. */
export function LiveRegion({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="hidden" role="status">
      {said}
    </p>
  );
}
