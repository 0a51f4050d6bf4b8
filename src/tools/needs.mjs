/** What a script may need beside npm packages: how it is found, the Debian packages that bring it, where else to get it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findChromium, findFirefox } from "./browsers.mjs";

/**
 * @typedef {{
 *   title: string,
 *   isPresent: () => boolean,
 *   debian: string[],
 *   elsewhere?: string,
 * }} Need `debian` lists packages; `elsewhere` says how to get it without Debian's packages
 */

/** @param {string[]} packages are all of them installed? */
function areInstalled(packages) {
  const query = spawnSync("dpkg-query", ["-W", `-f=\${db:Status-Status}\n`, ...packages], { encoding: "utf8" });
  return (
    query.status === 0 &&
    query.stdout
      .trim()
      .split("\n")
      .every((status) => status === "installed")
  );
}

/** Is there a font for Chinese? Outside Linux the system brings one. */
function hasChineseFont() {
  if (process.platform !== "linux") return true;
  const fonts = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return fonts.status === 0 && fonts.stdout.trim() !== "";
}

/** The folder of PostgreSQL's programs, the newest there is. Debian keeps them out of the path. */
export function findPostgres() {
  const shared = "/usr/lib/postgresql";
  const versions = existsSync(shared) ? readdirSync(shared).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(shared, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** @param {string} title @param {string[]} debian @returns {Need} */
function debianPackages(title, debian) {
  return { title, debian, isPresent: () => areInstalled(debian) };
}

export const needs = {
  /** @type {Need} */
  chromium: {
    title: "a Chromium, Chrome or Edge",
    isPresent: () => findChromium() !== undefined,
    debian: ["chromium"],
    elsewhere: "`npx playwright install chromium`, or set COUNTERSIGN_CHROMIUM to one you have",
  },
  /** @type {Need} */
  firefox: {
    title: "a Firefox",
    isPresent: () => findFirefox() !== undefined,
    debian: ["firefox-esr"],
    elsewhere: "install Firefox, or set COUNTERSIGN_FIREFOX to one you have",
  },
  /** @type {Need} */
  fonts: {
    title: "a font for Chinese (without it Chinese shows as boxes)",
    isPresent: hasChineseFont,
    // fontconfig brings fc-list, by which the font is found.
    debian: ["fonts-noto-cjk", "fontconfig"],
  },
  /** @type {Need} */
  postgres: {
    title: "a PostgreSQL server to test the hub on",
    isPresent: () => findPostgres() !== undefined,
    debian: ["postgresql"],
  },
  webmail: debianPackages("a webmail to test against (Roundcube, Dovecot, PHP)", [
    "roundcube-core",
    "roundcube-sqlite3",
    "dovecot-imapd",
    "php-cli",
    "php-sqlite3",
    "php-mbstring",
    "php-xml",
    "php-intl",
  ]),
};

/** @typedef {keyof typeof needs} NeedName */

/** @param {string} name @returns {name is NeedName} */
export function isNeedName(name) {
  return Object.hasOwn(needs, name);
}
