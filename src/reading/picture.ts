import { boundPages, type FileText, LIMITS, UnreadError } from "./result.ts";

/** A page at 200 dots an inch is about this big; more helps no letter and costs time. */
const MAX_PIXELS = 9_000_000;

/** Reads a picture by recognising its text. @throws UnreadError when it can't be decoded, or is too big to */
export async function readPicture(bytes: Uint8Array, recognise: (picture: Blob) => Promise<string>): Promise<FileText> {
  const size = pictureSize(bytes);
  if (size && size.width * size.height > LIMITS.pixels) throw new UnreadError("swells");
  const decoded = await createImageBitmap(new Blob([bytes.slice()])).catch((cause) => {
    throw new UnreadError("damaged", { cause });
  });
  try {
    const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (decoded.width * decoded.height)));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(decoded.width * scale)),
      Math.max(1, Math.round(decoded.height * scale)),
    );
    const context = canvas.getContext("2d");
    if (!context) throw new UnreadError("failed");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(decoded, 0, 0, canvas.width, canvas.height);
    const text = await recognise(await canvas.convertToBlob({ type: "image/png" }));
    return { ...boundPages([text], "page"), recognised: [0] };
  } finally {
    decoded.close();
  }
}

/** Width and height as the head of a PNG, GIF, BMP, WebP or JPEG tells them, so that no bomb is decoded to find out. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30) return undefined;
  switch (bytes[0]) {
    case 0x89:
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 0x47:
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 0x42:
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
    case 0x52:
      return webpSize(view);
    default:
      return jpegSize(view);
  }
}

function webpSize(view: DataView): { width: number; height: number } | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  switch (view.getUint8(15)) {
    case 0x58:
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 0x4c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
}

function jpegSize(view: DataView): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
