import { Inflate } from "fflate";
import { LIMITS, UnreadError } from "./result.ts";

/** One part of an archive, not yet unpacked. */
type Entry = { name: string; method: number; packed: number; at: number; isLocked: boolean };

/** The parts of an archive by name, unpacked one at a time and within bounds. */
export type Archive = {
  names: string[];
  has(name: string): boolean;
  /** @throws UnreadError when the part is locked, damaged or swells beyond the bounds */
  read(name: string): Uint8Array;
};

const END_MARK = 0x06054b50;
const DIRECTORY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const STEP_BYTES = 64 * 1024;
/** A part that unpacks to no more than this is no bomb, however well it was packed. */
const FREE_BYTES = 32 * 1024 * 1024;

/**
 * Opens a ZIP archive by its directory. What an entry says of its own size is not believed: unpacking counts what comes
 * out and stops past the bounds, so that an archive that swells costs no more than they allow.
 * @throws UnreadError when this is no archive, or one with too many parts
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  let budget: number = LIMITS.unpackedBytes;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (!entry) throw new UnreadError("damaged");
      if (entry.isLocked) throw new UnreadError("encrypted");
      const packed = packedBytes(entry, bytes, view);
      if (entry.method === 0) return packed;
      if (entry.method !== 8) throw new UnreadError("unsupported");
      const bound = Math.min(budget, Math.max(packed.length * LIMITS.unpackedRatio, FREE_BYTES));
      const unpacked = inflate(packed, bound);
      budget -= unpacked.length;
      return unpacked;
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > LIMITS.archiveEntries) throw new UnreadError("swells");
  const names = new TextDecoder();
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_MARK) throw new UnreadError("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      name,
      isLocked: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  throw new UnreadError("damaged");
}

function packedBytes({ at, packed }: Entry, bytes: Uint8Array, view: DataView): Uint8Array {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_MARK) throw new UnreadError("damaged");
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw new UnreadError("damaged");
  return bytes.subarray(start, start + packed);
}

function inflate(packed: Uint8Array, maxBytes: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    length += piece.length;
    if (length > maxBytes) throw new UnreadError("swells");
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
    }
  } catch (error) {
    throw error instanceof UnreadError ? error : new UnreadError("damaged", { cause: error });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
