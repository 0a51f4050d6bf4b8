import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A text as it is served. Compressed when it is first asked for, once, whoever asks. */
export type Encoded = {
  plain: string;
  gzip(): Promise<Uint8Array>;
  brotli(): Promise<Uint8Array>;
};

/** Good, in a tenth of a second for a large policy. */
const QUICK = 9;
/** A tenth smaller, in seconds of another thread. */
export const DENSE = constants.BROTLI_MAX_QUALITY;

/** At a quality, with a window that holds the largest policy. */
export function compressBrotli(bytes: Uint8Array, quality: number): Promise<Uint8Array> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify<Uint8Array, object, Uint8Array>(brotliCompress)(bytes, { params });
}

/** Whoever asks first has the quick form and does not wait; it is made dense meanwhile, for all who come later. */
export function encodeText(plain: string): Encoded {
  const bytes = Buffer.from(plain);
  let zipped: Promise<Uint8Array> | undefined;
  let best: Promise<Uint8Array> | undefined;
  async function makeDenser(quick: Uint8Array): Promise<void> {
    // Without it the quick form goes on serving.
    const dense = await compressBrotli(bytes, DENSE).catch(() => quick);
    if (dense.length < quick.length) best = Promise.resolve(dense);
  }
  return {
    plain,
    gzip() {
      zipped ??= promisify<Uint8Array, Uint8Array>(gzip)(bytes);
      return zipped;
    },
    brotli() {
      if (!best) {
        best = compressBrotli(bytes, QUICK);
        void best.then(makeDenser, () => {});
      }
      return best;
    },
  };
}
