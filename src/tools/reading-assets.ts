import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** A file of a package and where it stands in the extension. */
export type Asset = { absoluteSrc: string; relativeDest: string };

/** Character maps of Chinese fonts that a PDF may name without bringing them; those of the rest of Asia are left out. */
const CHINESE_MAP = /^(Adobe-(GB1|CNS1)-|UniGB|UniCNS|GB|ETen|ETHK|B5|HKscs|CNS)/;

/**
 * What the readers load at run time, out of their packages: workers, decoders, models and character maps. One build of
 * the recogniser is shipped, the one for neural models on processors with SIMD, which every supported browser has.
 */
export function readingAssets(modules: string = resolve("node_modules")): Asset[] {
  const take = taker(modules);
  return [
    ...pdfTextAssets(modules),
    take("pdfjs-dist/wasm/jbig2.wasm", "jbig2.wasm"),
    take("pdfjs-dist/wasm/openjpeg.wasm", "openjpeg.wasm"),
    take("tesseract.js/dist/worker.min.js", "tesseract.worker.js"),
    take("tesseract.js-core/tesseract-core-simd-lstm.js", "tesseract-core.js"),
    take("tesseract.js-core/tesseract-core-simd-lstm.wasm", "tesseract-core-simd-lstm.wasm"),
    take("@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz", "eng.traineddata.gz"),
    take("@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz", "chi_sim.traineddata.gz"),
  ];
}

/** What of it the text of a PDF takes, without pages that are pictures. */
export function pdfTextAssets(modules: string = resolve("node_modules")): Asset[] {
  const take = taker(modules);
  const maps = readdirSync(join(modules, "pdfjs-dist/cmaps")).filter((name) => CHINESE_MAP.test(name));
  return [
    take("pdfjs-dist/legacy/build/pdf.worker.min.mjs", "pdf.worker.mjs"),
    ...maps.map((name) => take(`pdfjs-dist/cmaps/${name}`, `cmaps/${name}`)),
  ];
}

function taker(modules: string) {
  return (from: string, to: string): Asset => ({
    absoluteSrc: join(modules, from),
    relativeDest: `reading/${to}`,
  });
}
