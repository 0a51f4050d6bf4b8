// Written by src/tools/list-packs.ts (npm run fix).
import handbooks from "./handbooks.json" with { type: "json" };
import asdQuality from "./asd/quality.json" with { type: "json" };
import asdRecords from "./asd/records.json" with { type: "json" };
import bbFollowUps from "./bb/follow-ups.json" with { type: "json" };
import bbTemplates from "./bb/templates.json" with { type: "json" };
import bbTimes from "./bb/times.json" with { type: "json" };
import bqExempt from "./bq/exempt.json" with { type: "json" };
import bqPromises from "./bq/promises.json" with { type: "json" };
import bqReviews from "./bq/reviews.json" with { type: "json" };
import bqTemplates from "./bq/templates.json" with { type: "json" };
import ceFigures from "./ce/figures.json" with { type: "json" };
import ceReviews from "./ce/reviews.json" with { type: "json" };
import dcLetters from "./dc/letters.json" with { type: "json" };
import dcProduction from "./dc/production.json" with { type: "json" };
import dcReviews from "./dc/reviews.json" with { type: "json" };
import dcTemplates from "./dc/templates.json" with { type: "json" };
import erPromises from "./er/promises.json" with { type: "json" };
import erTimes from "./er/times.json" with { type: "json" };
import esbDisputes from "./esb/disputes.json" with { type: "json" };
import esbExempt from "./esb/exempt.json" with { type: "json" };
import esbFollowUps from "./esb/follow-ups.json" with { type: "json" };
import esbTemplates from "./esb/templates.json" with { type: "json" };
import esbVisits from "./esb/visits.json" with { type: "json" };
import evFiles from "./ev/files.json" with { type: "json" };
import evTemplates from "./ev/templates.json" with { type: "json" };
import fseFollowUps from "./fse/follow-ups.json" with { type: "json" };
import fseLetters from "./fse/letters.json" with { type: "json" };
import gwDisputes from "./gw/disputes.json" with { type: "json" };
import gwLetters from "./gw/letters.json" with { type: "json" };
import gwTemplates from "./gw/templates.json" with { type: "json" };
import gwxExempt from "./gwx/exempt.json" with { type: "json" };
import gwxNotices from "./gwx/notices.json" with { type: "json" };
import gwxTemplates from "./gwx/templates.json" with { type: "json" };
import hfTemplates from "./hf/templates.json" with { type: "json" };
import hkAccounts from "./hk/accounts.json" with { type: "json" };
import hkPrivacy from "./hk/privacy.json" with { type: "json" };
import hkTemplates from "./hk/templates.json" with { type: "json" };
import honBookings from "./hon/bookings.json" with { type: "json" };
import honExempt from "./hon/exempt.json" with { type: "json" };
import honRecipients from "./hon/recipients.json" with { type: "json" };
import honTemplates from "./hon/templates.json" with { type: "json" };
import hoslTemplates from "./hosl/templates.json" with { type: "json" };
import hospExempt from "./hosp/exempt.json" with { type: "json" };
import hospFollowUps from "./hosp/follow-ups.json" with { type: "json" };
import hqNotices from "./hq/notices.json" with { type: "json" };
import hqTemplates from "./hq/templates.json" with { type: "json" };
import hwExempt from "./hw/exempt.json" with { type: "json" };
import hwFollowUps from "./hw/follow-ups.json" with { type: "json" };
import hwReviews from "./hw/reviews.json" with { type: "json" };
import hwTemplates from "./hw/templates.json" with { type: "json" };
import hwsTemplates from "./hws/templates.json" with { type: "json" };
import impFiles from "./imp/files.json" with { type: "json" };
import opsNotices from "./ops/notices.json" with { type: "json" };
import opsTemplates from "./ops/templates.json" with { type: "json" };
import oscConduct from "./osc/conduct.json" with { type: "json" };
import oscExempt from "./osc/exempt.json" with { type: "json" };
import oscFollowUps from "./osc/follow-ups.json" with { type: "json" };
import oscLetters from "./osc/letters.json" with { type: "json" };
import oscTemplates from "./osc/templates.json" with { type: "json" };
import peoAdvertising from "./peo/advertising.json" with { type: "json" };
import peoConduct from "./peo/conduct.json" with { type: "json" };
import peoExempt from "./peo/exempt.json" with { type: "json" };
import peoReviews from "./peo/reviews.json" with { type: "json" };
import phMedicines from "./ph/medicines.json" with { type: "json" };
import phReviews from "./ph/reviews.json" with { type: "json" };
import phTemplates from "./ph/templates.json" with { type: "json" };
import qsrConduct from "./qsr/conduct.json" with { type: "json" };
import qsrLetters from "./qsr/letters.json" with { type: "json" };
import qsrPromises from "./qsr/promises.json" with { type: "json" };
import qsrTemplates from "./qsr/templates.json" with { type: "json" };
import rwExempt from "./rw/exempt.json" with { type: "json" };
import rwLetters from "./rw/letters.json" with { type: "json" };
import rwTemplates from "./rw/templates.json" with { type: "json" };
import scpNotices from "./scp/notices.json" with { type: "json" };
import scpPromises from "./scp/promises.json" with { type: "json" };
import scpTemplates from "./scp/templates.json" with { type: "json" };
import sdLetters from "./sd/letters.json" with { type: "json" };
import sdRecords from "./sd/records.json" with { type: "json" };
import sdTemplates from "./sd/templates.json" with { type: "json" };
import sdmPrivacy from "./sdm/privacy.json" with { type: "json" };
import secAdvertising from "./sec/advertising.json" with { type: "json" };
import secExempt from "./sec/exempt.json" with { type: "json" };
import secFollowUps from "./sec/follow-ups.json" with { type: "json" };
import secLetters from "./sec/letters.json" with { type: "json" };
import secPrivacy from "./sec/privacy.json" with { type: "json" };
import secReviews from "./sec/reviews.json" with { type: "json" };
import secTiers from "./sec/tiers.json" with { type: "json" };
import supConfidentiality from "./sup/confidentiality.json" with { type: "json" };
import supExempt from "./sup/exempt.json" with { type: "json" };
import supReviews from "./sup/reviews.json" with { type: "json" };
import supTemplates from "./sup/templates.json" with { type: "json" };
import telExempt from "./tel/exempt.json" with { type: "json" };
import telFollowUps from "./tel/follow-ups.json" with { type: "json" };
import telLetters from "./tel/letters.json" with { type: "json" };
import telPrivacy from "./tel/privacy.json" with { type: "json" };
import telPromises from "./tel/promises.json" with { type: "json" };
import telReviews from "./tel/reviews.json" with { type: "json" };
import telSupport from "./tel/support.json" with { type: "json" };
import telTemplates from "./tel/templates.json" with { type: "json" };
import traAdvertising from "./tra/advertising.json" with { type: "json" };
import traExempt from "./tra/exempt.json" with { type: "json" };
import traPromises from "./tra/promises.json" with { type: "json" };
import traRecipients from "./tra/recipients.json" with { type: "json" };
import traReviews from "./tra/reviews.json" with { type: "json" };
import traTemplates from "./tra/templates.json" with { type: "json" };
import tssLetters from "./tss/letters.json" with { type: "json" };
import tssReviews from "./tss/reviews.json" with { type: "json" };
import tssTemplates from "./tss/templates.json" with { type: "json" };
import twLetters from "./tw/letters.json" with { type: "json" };
import twPromises from "./tw/promises.json" with { type: "json" };
import twTemplates from "./tw/templates.json" with { type: "json" };
import v10Conduct from "./v10/conduct.json" with { type: "json" };
import v10Exempt from "./v10/exempt.json" with { type: "json" };
import v10FollowUps from "./v10/follow-ups.json" with { type: "json" };
import v10Privacy from "./v10/privacy.json" with { type: "json" };
import v10Promises from "./v10/promises.json" with { type: "json" };
import v10Recipients from "./v10/recipients.json" with { type: "json" };
import v10Reviews from "./v10/reviews.json" with { type: "json" };
import v10Templates from "./v10/templates.json" with { type: "json" };
import xxitExempt from "./xxit/exempt.json" with { type: "json" };
import xxitFollowUps from "./xxit/follow-ups.json" with { type: "json" };
import xxitTemplates from "./xxit/templates.json" with { type: "json" };
import zlConduct from "./zl/conduct.json" with { type: "json" };
import zlConfidentiality from "./zl/confidentiality.json" with { type: "json" };
import zlExempt from "./zl/exempt.json" with { type: "json" };
import zlFollowUps from "./zl/follow-ups.json" with { type: "json" };
import zlLetters from "./zl/letters.json" with { type: "json" };
import zlPhrases from "./zl/phrases.json" with { type: "json" };
import zlPromises from "./zl/promises.json" with { type: "json" };
import zlRecords from "./zl/records.json" with { type: "json" };
import zlReviews from "./zl/reviews.json" with { type: "json" };
import zlTemplates from "./zl/templates.json" with { type: "json" };
import zteConfidentiality from "./zte/confidentiality.json" with { type: "json" };
import zteDefects from "./zte/defects.json" with { type: "json" };
import zteExempt from "./zte/exempt.json" with { type: "json" };
import zteFollowUps from "./zte/follow-ups.json" with { type: "json" };
import zteLetters from "./zte/letters.json" with { type: "json" };
import ztePhrases from "./zte/phrases.json" with { type: "json" };
import ztePromises from "./zte/promises.json" with { type: "json" };
import zteReviews from "./zte/reviews.json" with { type: "json" };
import zteTemplates from "./zte/templates.json" with { type: "json" };
import zteVisits from "./zte/visits.json" with { type: "json" };
import shared from "./shared.json" with { type: "json" };

/**
 * What one handbook says on one matter: rules, wording that is always fit to send, phrases and letters, clocks. `classes`
 * are word lists that its rules (and those of other packs) refer to.
 */
export type Pack = {
  handbook: string;
  classes?: object;
  allow?: unknown[];
  rules?: readonly { id: string; detect: readonly { kind: string; idea?: string }[] }[];
  templates?: unknown[];
  followUps?: unknown[];
};

/** Clauses that no text can show, and what is missing in the handbook itself. */
export type ExemptPack = {
  handbook: string;
  exempt: { clause: string; reason: { en: string; zh: string } }[];
  gaps: { en: string; zh: string }[];
};

/** Titles of the handbooks by their code, in both languages. */
export { handbooks };

/** Word lists that packs of several handbooks use, and the weights of a letter's importance. */
export { shared };

/** Every bundled pack, one file a handbook and matter. */
export const packs: readonly Pack[] = [
  asdQuality,
  asdRecords,
  bbFollowUps,
  bbTemplates,
  bbTimes,
  bqPromises,
  bqReviews,
  bqTemplates,
  ceFigures,
  ceReviews,
  dcLetters,
  dcProduction,
  dcReviews,
  dcTemplates,
  erPromises,
  erTimes,
  esbDisputes,
  esbFollowUps,
  esbTemplates,
  esbVisits,
  evFiles,
  evTemplates,
  fseFollowUps,
  fseLetters,
  gwDisputes,
  gwLetters,
  gwTemplates,
  gwxNotices,
  gwxTemplates,
  hfTemplates,
  hkAccounts,
  hkPrivacy,
  hkTemplates,
  honBookings,
  honRecipients,
  honTemplates,
  hoslTemplates,
  hospFollowUps,
  hqNotices,
  hqTemplates,
  hwFollowUps,
  hwReviews,
  hwTemplates,
  hwsTemplates,
  impFiles,
  opsNotices,
  opsTemplates,
  oscConduct,
  oscFollowUps,
  oscLetters,
  oscTemplates,
  peoAdvertising,
  peoConduct,
  peoReviews,
  phMedicines,
  phReviews,
  phTemplates,
  qsrConduct,
  qsrLetters,
  qsrPromises,
  qsrTemplates,
  rwLetters,
  rwTemplates,
  scpNotices,
  scpPromises,
  scpTemplates,
  sdLetters,
  sdRecords,
  sdTemplates,
  sdmPrivacy,
  secAdvertising,
  secFollowUps,
  secLetters,
  secPrivacy,
  secReviews,
  secTiers,
  supConfidentiality,
  supReviews,
  supTemplates,
  telFollowUps,
  telLetters,
  telPrivacy,
  telPromises,
  telReviews,
  telSupport,
  telTemplates,
  traAdvertising,
  traPromises,
  traRecipients,
  traReviews,
  traTemplates,
  tssLetters,
  tssReviews,
  tssTemplates,
  twLetters,
  twPromises,
  twTemplates,
  v10Conduct,
  v10FollowUps,
  v10Privacy,
  v10Promises,
  v10Recipients,
  v10Reviews,
  v10Templates,
  xxitFollowUps,
  xxitTemplates,
  zlConduct,
  zlConfidentiality,
  zlFollowUps,
  zlLetters,
  zlPhrases,
  zlPromises,
  zlRecords,
  zlReviews,
  zlTemplates,
  zteConfidentiality,
  zteDefects,
  zteFollowUps,
  zteLetters,
  ztePhrases,
  ztePromises,
  zteReviews,
  zteTemplates,
  zteVisits,
];

export const exemptions: readonly ExemptPack[] = [
  bqExempt,
  esbExempt,
  gwxExempt,
  honExempt,
  hospExempt,
  hwExempt,
  oscExempt,
  peoExempt,
  rwExempt,
  secExempt,
  supExempt,
  telExempt,
  traExempt,
  v10Exempt,
  xxitExempt,
  zlExempt,
  zteExempt,
];
