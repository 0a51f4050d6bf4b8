import type { Detector } from "../../model/detectors.ts";
import { commitmentDetector } from "./commitment.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { documentMarksDetector } from "./document-marks.ts";
import { importanceDetector } from "./importance.ts";
import { letterPhrasesDetector } from "./letter-phrases.ts";
import { phrasesDetector } from "./phrases.ts";

/** Makes the detector that a rule's options describe. */
export function bindDetector(options: Detector, context: DetectorContext): BoundDetector {
  switch (options.kind) {
    case "phrases":
      return phrasesDetector(options, context);
    case "document-marks":
      return documentMarksDetector(options, context);
    case "commitment":
      return commitmentDetector(options, context);
    case "letter-phrases":
      return letterPhrasesDetector(options, context);
    case "importance":
      return importanceDetector(options, context);
  }
}
