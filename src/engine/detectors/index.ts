import type { Detector } from "../../model/detectors.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { documentMarksDetector } from "./document-marks.ts";
import { ideaDetector } from "./idea.ts";
import { phrasesDetector } from "./phrases.ts";

/** Makes the detector that a rule's options describe. */
export function bindDetector(options: Detector, context: DetectorContext): BoundDetector {
  switch (options.kind) {
    case "phrases":
      return phrasesDetector(options, context);
    case "document-marks":
      return documentMarksDetector(options, context);
    case "idea":
      return ideaDetector(options, context);
  }
}
