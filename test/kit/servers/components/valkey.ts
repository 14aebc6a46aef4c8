import { execFile } from "node:child_process"
import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import { valkeyNeeded, valkeyPrograms } from "../../../../scripts/servers/installed.mjs"
import { amounts } from "../../amounts.ts"
import { newCertificate } from "../proxies/certificate.ts"
import { type Daemon, startDaemon } from "./daemon.ts"
import { handOver } from "./folders.ts"
import { serverFolder } from "./guard.ts"

const run = promisify(execFile)

export interface Valkey extends Daemon {
  kind: "valkey" | "redis"
  /** e.g. `8.1.1` */
  readonly version: string
  /** the address of the server, on its own port or on the port of a link to the server */
  url(port?: number): string
  /** the certificate of the server, which is its own authority; null without TLS */
  certificate: string | null
}

/**
 * Lists the paths of the installed servers, Valkey first. Throws a sentence that names the packages if no server is
 * installed.
 */
function installedValkey(): string[] {
  const found = valkeyPrograms()
  if (found.length === 0) throw new Error(valkeyNeeded)
  return found
}

/** Lists the paths of the servers that tests run on: the first server, or Valkey and Redis in the gate. */
export function testedValkey(): string[] {
  const installed = installedValkey()
  return amounts.everyServer ? installed : installed.slice(0, 1)
}

/**
 * Starts a Valkey for one test, or Redis if there is no Valkey. The server writes nothing to the disk. With `tls` it
 * accepts TLS alone, with a certificate of its own for 127.0.0.1.
 */
export async function startValkey(program = installedValkey()[0] ?? "", { tls = false } = {}): Promise<Valkey> {
  const { stdout } = await run(program, ["--version"])
  const [, version = ""] = /v=(\S+)/.exec(stdout) ?? []
  const folder = await serverFolder()
  const password = randomBytes(12).toString("hex")
  // settings are in a file, because each user of this machine can read a password on a command line
  const settings = join(folder, "settings")
  const certificate = tls ? await newCertificate(folder) : null
  writeFileSync(
    settings,
    [
      "bind 127.0.0.1",
      `requirepass ${password}`,
      'save ""',
      "appendonly no",
      `dir ${folder}`,
      "daemonize no",
      ...tlsSettings(certificate),
    ].join("\n"),
    { mode: 0o600 },
  )
  handOver(settings)
  const daemon = await startDaemon({
    program,
    args: port => [settings, ...(tls ? ["--port", "0", "--tls-port"] : ["--port"]), String(port)],
    folder,
    ready: /Ready to accept connections/,
    orderly: "SIGTERM",
    quick: "SIGTERM",
  })
  return Object.assign(daemon, {
    kind: basename(program) === "redis-server" ? ("redis" as const) : ("valkey" as const),
    version,
    certificate,
    url: (port = daemon.port) => `${tls ? "rediss" : "redis"}://:${password}@127.0.0.1:${port}`,
  })
}

const tlsSettings = (certificate: string | null): string[] =>
  certificate === null
    ? []
    : [
        `tls-cert-file ${certificate}`,
        `tls-key-file ${join(certificate, "../key.pem")}`,
        `tls-ca-cert-file ${certificate}`,
        "tls-auth-clients no",
      ]
