import { createWorker, OEM, PSM, type Worker as TesseractWorker } from "tesseract.js";

export type Recogniser = {
  /** Text of a picture. One picture at a time; those that wait give up when their signal is aborted. */
  recognise(picture: Blob, signal: AbortSignal): Promise<string>;
  /** Frees the memory of the models; the next picture loads them again. */
  rest(): Promise<void>;
};

/**
 * Recognises English and Simplified Chinese. Code and models come from the extension's own package and from nowhere else.
 * @param assetsUrl folder of the worker, the core and the models, with a slash at its end
 */
export function createRecogniser(assetsUrl: string): Recogniser {
  let worker: Promise<TesseractWorker> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function start(): Promise<TesseractWorker> {
    const made = await createWorker(["eng", "chi_sim"], OEM.LSTM_ONLY, {
      workerPath: `${assetsUrl}tesseract.worker.js`,
      corePath: `${assetsUrl}tesseract-core.js`,
      langPath: assetsUrl.replace(/\/$/, ""),
      workerBlobURL: false,
      cacheMethod: "none",
      gzip: true,
      // Its own handler throws into the page.
      errorHandler: () => {},
    });
    await made.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
    return made;
  }

  async function rest(): Promise<void> {
    const old = worker;
    worker = undefined;
    await (await old?.catch(() => undefined))?.terminate();
  }

  async function run(picture: Blob, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    worker ??= start();
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    try {
      const work = worker.then((ready) => ready.recognize(picture));
      const { data } = await Promise.race([work, stopped]);
      return joinHan(data.text);
    } catch (error) {
      // What is still at work on a picture nobody wants, or broke over it, is put down.
      await rest();
      throw error;
    }
  }

  return {
    recognise(picture, signal) {
      const mine = turn.then(() => run(picture, signal));
      turn = mine.catch(() => {});
      return mine;
    },
    rest,
  };
}

const GAP_IN_HAN = /(?<=[\p{Script=Han}，。；：！？、（）《》“”])[ \t]+(?=[\p{Script=Han}，。；：！？、（）《》“”])/gu;

/** The recogniser puts blanks between Chinese characters; the text has none. */
export const joinHan = (text: string): string => text.replace(GAP_IN_HAN, "");
