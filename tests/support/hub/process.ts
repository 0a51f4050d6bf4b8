import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export type HubProcess = {
  origin: string;
  pid: number;
  setUpLink?: string;
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
};

/** The hub as its own process, as people start it. */
export async function startHubProcess(
  folder: string,
  environment: Record<string, string> = {},
  port = 0,
): Promise<HubProcess> {
  // A test before this one may have built something, and Vite says "production" for its whole process.
  const { NODE_ENV: _, ...around } = process.env;
  const child: ChildProcess = spawn(process.execPath, ["src/hub/main.ts", "--data", folder, "--port", String(port)], {
    env: { ...around, HUB_LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let said = "";
  child.stderr?.on("data", (bytes: Buffer) => {
    said += bytes;
  });
  const found = await new Promise<{ origin: string; setUpLink?: string }>((done, fail) => {
    void exited.then(([code]) => fail(new Error(`the hub ended with ${code}: ${said}`)));
    if (!child.stdout) return;
    const origins: string[] = [];
    const links: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      said += `${line}\n`;
      const origin = /^Countersign hub at (\S+)/.exec(line)?.[1];
      const setUpLink = /^Set up .*: (\S+)$/.exec(line)?.[1];
      if (origin) origins.push(origin);
      if (line === "Ready." && origins[0]) done({ origin: origins[0], setUpLink: links[0] });
      if (setUpLink) links.push(setUpLink);
    });
  });
  return {
    ...found,
    pid: child.pid ?? 0,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = await exited;
      return code;
    },
  };
}
