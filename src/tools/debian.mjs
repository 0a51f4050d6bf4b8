/** Installs Debian packages as root. */
import { existsSync, readdirSync } from "node:fs";
import { runTask } from "./task.mjs";

const APT = ["-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"];
// dpkg asks nothing, and keeps an administrator's own configuration files.
const DPKG = ["-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold"];

/** Can this process install Debian packages? */
export function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Has apt a list of what there is? A fresh machine has none. */
function hasLists() {
  const folder = "/var/lib/apt/lists";
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes("_Packages"));
}

/** @param {string} label @param {string[]} args */
function apt(label, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" };
  return runTask(label, "apt-get", args, { env });
}

/**
 * @param {string[]} packages
 * @returns {Promise<{ ok: boolean, output: string }>} `output` tells why it failed
 */
export async function installDebianPackages(packages) {
  const install = () => apt(`Installing ${packages.join(", ")}`, ["install", ...APT, ...DPKG, ...packages]);
  const update = () => apt("Updating Debian's package lists", ["update", "-q"]);
  if (hasLists()) {
    const first = await install();
    if (first.ok) return first;
    // Old lists name versions that the mirror no longer has: a fresh one may do.
  }
  const updated = await update();
  return updated.ok ? install() : updated;
}
