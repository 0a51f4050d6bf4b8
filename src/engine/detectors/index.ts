import type { Detector } from "../../model/detectors.ts";
import { credentialsDetector } from "./credentials.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { documentMarksDetector } from "./document-marks.ts";
import { fileNamesDetector } from "./file-names.ts";
import { identityNumbersDetector } from "./identity-numbers.ts";
import { otherCustomersDetector } from "./other-customers.ts";
import { phrasesDetector } from "./phrases.ts";
import { togetherDetector } from "./together.ts";

/** Makes the detector that a rule's options describe. */
export function bindDetector(options: Detector, context: DetectorContext): BoundDetector {
  switch (options.kind) {
    case "phrases":
      return phrasesDetector(options, context);
    case "document-marks":
      return documentMarksDetector(options, context);
    case "together":
      return togetherDetector(options, context);
    case "credentials":
      return credentialsDetector(options, context);
    case "identity-numbers":
      return identityNumbersDetector(options, context);
    case "file-names":
      return fileNamesDetector(options);
    case "other-customers":
      return otherCustomersDetector(options, context);
  }
}
