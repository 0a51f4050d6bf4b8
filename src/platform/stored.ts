import { z } from "zod";
import { layerSchema } from "../model/layers.ts";
import { orgProfileSchema } from "../model/org.ts";
import { policySchema } from "../model/policy.ts";
import { remindersSchema } from "../model/reminders.ts";
import { settingsSchema } from "../model/settings.ts";
import { siteDefinitionSchema } from "../model/sites.ts";
import { createStoredValue } from "./store.ts";

/** The organisation as the user or a supervisor set it; absent until then. */
export const storedOrg = createStoredValue("org", orgProfileSchema);
/** A policy that takes the place of the bundled one. */
export const storedPolicy = createStoredValue("policy", policySchema);
/** What organisation and team change of the policy, in the order in which it applies. */
export const storedLayers = createStoredValue("layers", z.array(layerSchema).max(10));
/** Clocks that sent letters started; on this computer alone. */
export const storedReminders = createStoredValue("reminders", remindersSchema);
/** Language and appearance as the writer chose them. */
export const storedSettings = createStoredValue("settings", settingsSchema);
/** Sites whose letters the writer pointed out, the newest last. */
export const storedOwnSites = createStoredValue("ownSites", z.array(siteDefinitionSchema).max(40));
