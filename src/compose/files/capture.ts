/** Files that a writer gave to the page, and the element they were given to. */
export type Captured = { files: File[]; target: Element };

const isElement = (node: unknown): node is Element => (node as Node | null)?.nodeType === 1;

/**
 * Hears of files as the page does: chosen in an input, dropped, or pasted. Nothing is taken from the page and no event is
 * changed; the files are remembered before the page's own listeners may clear the input.
 */
export function captureFiles(view: Window, onFiles: (captured: Captured) => void, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  const tell = (event: Event, list: FileList | undefined | null) => {
    const [target] = event.composedPath();
    const files = [...(list ?? [])];
    if (files.length > 0 && isElement(target)) onFiles({ files, target });
  };
  for (const type of ["input", "change"]) {
    view.addEventListener(type, (event) => tell(event, filesOf(event.composedPath()[0])), options);
  }
  view.addEventListener("drop", (event) => tell(event, event.dataTransfer?.files), options);
  view.addEventListener(
    "paste",
    (event) => {
      // Copied cells and words bring a picture of themselves along, which the page does not take.
      const types = event.clipboardData?.types ?? [];
      if (!types.some((type) => type === "text/plain" || type === "text/html")) tell(event, event.clipboardData?.files);
    },
    options,
  );
}

/** The files chosen in a file input; nothing for any other element. */
export function filesOf(node: unknown): FileList | undefined {
  if (!isElement(node) || node.tagName !== "INPUT") return undefined;
  return (node as HTMLInputElement).files ?? undefined;
}
