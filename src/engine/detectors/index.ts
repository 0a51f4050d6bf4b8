import type { Detector } from "../../model/detectors.ts";
import { bareNameDetector } from "./bare-name.ts";
import { commitmentDetector } from "./commitment.ts";
import { courtesyDetector } from "./courtesy.ts";
import { credentialsDetector } from "./credentials.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { documentMarksDetector } from "./document-marks.ts";
import { faxCoverDetector } from "./fax-cover.ts";
import { fileNamesDetector } from "./file-names.ts";
import { glossaryDetector } from "./glossary.ts";
import { holidayDetector } from "./holiday.ts";
import { ideaDetector, ideaWhenMeant } from "./idea.ts";
import { identityNumbersDetector } from "./identity-numbers.ts";
import { importanceDetector } from "./importance.ts";
import { letterLanguageDetector } from "./letter-language.ts";
import { letterPhrasesDetector } from "./letter-phrases.ts";
import { lookAlikeAddressDetector } from "./look-alike-address.ts";
import { otherCustomersDetector } from "./other-customers.ts";
import { greetedPersonDetector, otherPartyDetector } from "./other-party.ts";
import { phrasesDetector, phrasesWhenMet } from "./phrases.ts";
import { promisedAttachmentDetector } from "./promised-attachment.ts";
import {
  crowdDetector,
  internalTalkDetector,
  joinsThreadDetector,
  recipientAudienceDetector,
  requiredRecipientsDetector,
  roleSenderDetector,
} from "./recipient-rules.ts";
import { replyDetector } from "./reply.ts";
import { shoutingDetector } from "./shouting.ts";
import { slotsDetector } from "./slots.ts";
import { standardLetterDetector } from "./standard-letter.ts";
import { togetherDetector } from "./together.ts";

/**
 * The same for a compiled policy, in whose machine the phrases are. Four detectors of five are made when the letter asks
 * for them and not before, which a page's first letter would wait for.
 */
export function bindCompiled(options: Detector, context: DetectorContext): BoundDetector {
  if (options.kind === "phrases") return phrasesWhenMet(options, context);
  return options.kind === "idea" ? ideaWhenMeant(options, context) : bindDetector(options, context);
}

/** Makes the detector that a rule's options describe. */
export function bindDetector(options: Detector, context: DetectorContext): BoundDetector {
  switch (options.kind) {
    case "phrases":
      return phrasesDetector(options, context);
    case "document-marks":
      return documentMarksDetector(options, context);
    case "recipient-audience":
      return recipientAudienceDetector(options);
    case "internal-talk":
      return internalTalkDetector(options, context);
    case "look-alike-address":
      return lookAlikeAddressDetector(options, context);
    case "required-recipients":
      return requiredRecipientsDetector(options, context);
    case "role-sender":
      return roleSenderDetector(options, context);
    case "crowd":
      return crowdDetector(options);
    case "joins-thread":
      return joinsThreadDetector(options, context);
    case "other-party":
      return otherPartyDetector(options, context);
    case "greeted-person":
      return greetedPersonDetector(options);
    case "fax-cover":
      return faxCoverDetector(options, context);
    case "slots":
      return slotsDetector(options, context);
    case "promised-attachment":
      return promisedAttachmentDetector(options, context);
    case "standard-letter":
      return standardLetterDetector(options, context);
    case "letter-language":
      return letterLanguageDetector();
    case "glossary":
      return glossaryDetector(options, context);
    case "courtesy":
      return courtesyDetector(options, context);
    case "bare-name":
      return bareNameDetector(options, context);
    case "shouting":
      return shoutingDetector(options, context);
    case "reply":
      return replyDetector(options, context);
    case "together":
      return togetherDetector(options, context);
    case "credentials":
      return credentialsDetector(options, context);
    case "identity-numbers":
      return identityNumbersDetector(options, context);
    case "file-names":
      return fileNamesDetector(options, context);
    case "other-customers":
      return otherCustomersDetector(options, context);
    case "commitment":
      return commitmentDetector(options, context);
    case "letter-phrases":
      return letterPhrasesDetector(options, context);
    case "importance":
      return importanceDetector(options, context);
    case "holiday":
      return holidayDetector(options, context);
    case "idea":
      return ideaDetector(options, context);
  }
}
