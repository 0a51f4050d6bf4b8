/** The only door to the network. Whatever passes is written down; a lint rule keeps every other door shut. */
import type { NetworkPurpose } from "../model/network.ts";
import { type NetworkLog, openNetworkLog } from "../sync/network-log.ts";
import { createRecordedFetch, type Fetch } from "../sync/recorded-fetch.ts";
import { browser } from "./browser.ts";

let log: Promise<NetworkLog> | undefined;

/** The log of requests, opened when it is first needed. */
export const networkLog = (): Promise<NetworkLog> => {
  log ??= openNetworkLog();
  return log;
};

/** @param purpose what for, when the address does not tell */
export const recordedFetch = (purpose?: NetworkPurpose): Fetch =>
  createRecordedFetch({ fetch: (...args) => fetch(...args), now: () => new Date(), log: networkLog }, purpose);

/** A file of the extension's own package; no request leaves the browser. */
export async function fetchPackaged(file: string): Promise<unknown> {
  return (await fetch(browser.runtime.getURL(file))).json();
}
