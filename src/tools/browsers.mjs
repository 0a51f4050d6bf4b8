/** Finds the browsers of this machine. Plain Node 20, no imports but Node's own: the set-up uses it too. */
import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {string} folder @returns {string[]} */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The folder where Playwright keeps the browsers it downloaded. */
function playwrightFolder() {
  const chosen = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (chosen && chosen !== "0") return chosen;
  if (process.platform === "darwin") return join(homedir(), "Library/Caches/ms-playwright");
  if (process.platform === "win32") return join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright");
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "ms-playwright");
}

/** Playwright's own Chromium, newest first. */
function playwrightChromiums() {
  const folders = list(playwrightFolder()).filter((name) => /^chromium-\d+$/.test(name));
  folders.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  const programs = [
    "chrome-linux64/chrome",
    "chrome-linux/chrome",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win64/chrome.exe",
    "chrome-win/chrome.exe",
  ];
  return folders.flatMap((folder) => programs.map((program) => join(playwrightFolder(), folder, program)));
}

/** @param {string[]} names @returns {string[]} */
function onPath(...names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

/** @param {string} path below a programs folder of macOS or Windows @returns {string[]} */
function inApplications(path) {
  if (process.platform === "darwin") return [join("/Applications", path), join(homedir(), "Applications", path)];
  const { PROGRAMFILES, LOCALAPPDATA } = process.env;
  const folders = [PROGRAMFILES, process.env["PROGRAMFILES(X86)"], LOCALAPPDATA];
  return folders.flatMap((folder) => (folder ? [join(folder, path)] : []));
}

/**
 * A Chromium, Edge or Chrome, in this order; `COUNTERSIGN_CHROMIUM` names one outright.
 * @returns {string | undefined} the program's path
 */
export function findChromium() {
  const chosen = process.env.COUNTERSIGN_CHROMIUM;
  if (chosen) return isProgram(chosen) ? chosen : undefined;
  const candidates = [...onPath("chromium", "chromium-browser"), ...playwrightChromiums()];
  candidates.push(...onPath("microsoft-edge", "microsoft-edge-stable", "google-chrome", "google-chrome-stable"));
  if (process.platform === "darwin") {
    for (const name of ["Chromium", "Microsoft Edge", "Google Chrome"]) {
      candidates.push(...inApplications(`${name}.app/Contents/MacOS/${name}`));
    }
  }
  if (process.platform === "win32") {
    candidates.push(...inApplications("Chromium/Application/chrome.exe"));
    candidates.push(...inApplications("Microsoft/Edge/Application/msedge.exe"));
    candidates.push(...inApplications("Google/Chrome/Application/chrome.exe"));
  }
  return candidates.find(isProgram);
}

/**
 * A Firefox, the long-support one first; `COUNTERSIGN_FIREFOX` names one outright.
 * @returns {string | undefined} the program's path
 */
export function findFirefox() {
  const chosen = process.env.COUNTERSIGN_FIREFOX;
  if (chosen) return isProgram(chosen) ? chosen : undefined;
  const candidates = onPath("firefox-esr", "firefox");
  if (process.platform === "darwin") candidates.push(...inApplications("Firefox.app/Contents/MacOS/firefox"));
  if (process.platform === "win32") candidates.push(...inApplications("Mozilla Firefox/firefox.exe"));
  return candidates.find(isProgram);
}
