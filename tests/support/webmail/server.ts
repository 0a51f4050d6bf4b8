import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/** HTML letters are written in TinyMCE inside a frame, plain ones in a text area. */
export type WebmailMode = "html" | "plain";
export type Webmail = {
  url: string;
  /** Every message the SMTP server took, as it came over the wire. */
  messages: Buffer[];
  /** How many times a page has asked the webmail to send a letter so far; saving a draft is not counted. */
  sendRequests(): number;
  stop(): Promise<void>;
};

const ROUNDCUBE = "/usr/share/roundcube";
const NEEDS: readonly [path: string, packages: string][] = [
  ["/usr/sbin/dovecot", "dovecot-imapd"],
  [`${ROUNDCUBE}/index.php`, "roundcube-core roundcube-sqlite3"],
  ["/usr/bin/php", "php-cli php-sqlite3 php-mbstring php-xml php-intl"],
];

/** Debian packages that are not installed; empty when the webmail can run. */
export const missingPackages = (): string[] =>
  NEEDS.flatMap(([path, packages]) => (existsSync(path) ? [] : [packages]));

/**
 * Starts a real webmail on loopback: Roundcube, a Dovecot with one mailbox per user name, and an SMTP server that keeps
 * what it gets. Everything lives in a temporary folder and leaves with `stop`.
 */
export async function startWebmail(mode: WebmailMode): Promise<Webmail> {
  const dir = mkdtempSync(join(tmpdir(), "countersign-webmail-"));
  chmodSync(dir, 0o755);
  const [imapPort, smtpPort, webPort] = [await freePort(), await freePort(), await freePort()];
  const messages: Buffer[] = [];
  const smtp = await startSink(smtpPort, messages);
  const stopDovecot = startDovecot(dir, imapPort);
  const php = startRoundcube(dir, mode, { imapPort, smtpPort, webPort });
  const url = `http://127.0.0.1:${webPort}/`;
  const stop = async () => {
    // Its workers outlive it: the whole group ends.
    if (php.pid) process.kill(-php.pid);
    stopDovecot();
    await new Promise<void>((done) => smtp.close(() => done()));
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await untilAnswers(url);
  } catch (cause) {
    await stop();
    throw new Error("the webmail did not start", { cause });
  }
  return { url, messages, sendRequests: () => readFileSync(join(dir, SENDS)).length, stop };
}

/** Grows by one byte for each request to send. */
const SENDS = "sends";

/** Runs before each of Roundcube's own scripts: its form says in these fields what is asked. */
const COUNT_SENDS = `<?php
if (($_POST['_action'] ?? '') === 'send' && empty($_POST['_draft'])) {
  file_put_contents(__DIR__ . '/${SENDS}', '.', FILE_APPEND | LOCK_EX);
}
`;

function startSink(port: number, messages: Buffer[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        messages.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  return new Promise((ready) => server.listen(port, "127.0.0.1", () => ready(server)));
}

function startDovecot(dir: string, port: number): () => void {
  const mail = join(dir, "mail");
  const run = join(dir, "run");
  mkdirSync(mail);
  mkdirSync(run);
  chmodSync(mail, 0o777);
  const { uid, gid, username } = userInfo();
  const root = uid === 0;
  // Dovecot delivers for no user below 1; as root the mailbox belongs to nobody.
  const owner = root ? { uid: 65534, gid: 65534 } : { uid, gid };
  const rootless = root
    ? ""
    : `default_internal_user=${username}\ndefault_login_user=${username}\ndefault_internal_group=${gid}\n` +
      "service anvil {\n  chroot =\n}\nservice imap-login {\n  chroot =\n}\n";
  const config = `
protocols = imap
listen = 127.0.0.1
base_dir = ${run}
log_path = ${join(dir, "dovecot.log")}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${mail}/%u
mail_privileged_group =
${rootless}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${mail}/%u
}
namespace inbox {
  inbox = yes
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
`;
  const file = join(dir, "dovecot.conf");
  writeFileSync(file, config);
  // It goes on in the background; open pipes would be waited for.
  execFileSync("/usr/sbin/dovecot", ["-c", file], { stdio: "ignore" });
  return () => {
    try {
      execFileSync("doveadm", ["-c", file, "stop"]);
    } catch {
      // It had ended already.
    }
  };
}

function startRoundcube(
  dir: string,
  mode: WebmailMode,
  ports: { imapPort: number; smtpPort: number; webPort: number },
) {
  for (const name of ["config", "logs", "temp"]) mkdirSync(join(dir, name));
  const database = join(dir, "roundcube.db");
  const config = `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${database}?mode=0646';
$config['imap_host'] = '127.0.0.1:${ports.imapPort}';
$config['smtp_host'] = '127.0.0.1:${ports.smtpPort}';
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['des_key'] = '${randomBytes(12).toString("hex")}';
$config['htmleditor'] = ${mode === "html" ? 1 : 0};
$config['plugins'] = [];
$config['mail_domain'] = 'fieldworks.example';
$config['username_domain'] = 'fieldworks.example';
$config['send_format_flowed'] = false;
$config['draft_autosave'] = 0;
$config['language'] = 'en_US';
$config['log_dir'] = '${join(dir, "logs")}/';
$config['temp_dir'] = '${join(dir, "temp")}/';
$config['session_samesite'] = 'Lax';
`;
  writeFileSync(join(dir, "config/config.inc.php"), config);
  for (const name of ["defaults.inc.php", "mimetypes.php"]) {
    copyFileSync(join("/etc/roundcube", name), join(dir, "config", name));
  }
  writeFileSync(join(dir, SENDS), "");
  const counter = join(dir, "count-sends.php");
  writeFileSync(counter, COUNT_SENDS);
  const create = `$db = new PDO('sqlite:${database}'); $db->exec(file_get_contents('${ROUNDCUBE}/SQL/sqlite.initial.sql'));`;
  execFileSync("php", ["-r", create]);
  chmodSync(database, 0o666);
  const options = ["-d", `auto_prepend_file=${counter}`, "-S", `127.0.0.1:${ports.webPort}`, "-t", ROUNDCUBE];
  return spawn("php", options, {
    env: { ...process.env, ROUNDCUBE_CONFIG_DIR: join(dir, "config"), PHP_CLI_SERVER_WORKERS: "4" },
    stdio: "ignore",
    detached: true,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function untilAnswers(url: string): Promise<void> {
  const started = Date.now();
  for (;;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch (cause) {
      if (Date.now() - started > 30_000) throw cause;
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
}
