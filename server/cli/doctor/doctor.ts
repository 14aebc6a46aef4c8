import { randomUUID } from "node:crypto"
import { platform, release } from "node:os"
import * as z from "zod"
import { askOwner } from "../../adapters/system/askOwner.ts"
import { version } from "../../adapters/system/root.ts"
import { harmless } from "../../http/causes.ts"
import { type BackupState, backupFaults } from "../../ports/monitoring/backups.ts"
import type { Say } from "../../ports/operatorError.ts"
import { type Config, readConfig } from "../../start/config.ts"
import { databaseIn } from "../../start/instance/database.ts"
import { settingsIn } from "../../start/settings.ts"
import { examineBackups } from "./backups.ts"
import { examineBus } from "./bus.ts"
import { examineDatabase, examineSqlite } from "./database.ts"
import { type Finding, foundIn } from "./finding.ts"
import { examineDisk, examineFolder } from "./folder.ts"
import { examineMail } from "./mail.ts"
import { examineProxy, type ServerHere } from "./proxy.ts"
import { examineSecrets } from "./secrets.ts"
import { examineSignIn, type ServiceFailed } from "./signIn.ts"

const Backups = z.object({
  triedAt: z.number().nullable(),
  last: z
    .object({
      at: z.number(),
      file: z.string(),
      bytes: z.number(),
      workspaces: z.number(),
      entries: z.number(),
      tookMs: z.number(),
    })
    .nullable(),
  failure: z.object({ at: z.number(), fault: z.enum(backupFaults), reason: z.string() }).nullable(),
})

const Heads = z.object({
  workspaces: z.number(),
  broken: z.object({ slug: z.string(), n: z.number() }).nullable(),
  // a server of an earlier version does not verify the log of the host
  host: z.object({ entries: z.number(), broken: z.number().nullable() }).nullable().default(null),
})

const Examined = z.object({
  causes: z.array(z.string()),
  // a server of an earlier version does not say these two
  version: z.string().nullable().default(null),
  backups: Backups.nullable().default(null),
  signIns: z
    .array(z.object({ name: z.string(), service: z.string(), id: z.string(), at: z.number(), cause: z.string() }))
    .default([]),
  seen: z.object({ address: z.string(), peer: z.string(), forwarded: z.string().nullable() }).nullable(),
})

type Environment = Record<string, string | undefined>

interface ServerFound {
  findings: Finding[]
  server: ServerHere | null
  /** the state of the backups; null if no server runs */
  state: BackupState | null
  /** the last failure of each sign-in service since the server's start */
  signIns: readonly ServiceFailed[]
}

/** Examines the server that the environment configures. If no server starts with it, this is the one finding. */
export async function examineConfigured(environment: Environment): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(environment)
  } catch (failure) {
    return [foundIn(failure, "configuration")]
  }
  return examine(config, environment)
}

/** Examines everything that a server with this configuration needs, and changes nothing. */
export async function examine(config: Config, environment: Environment = process.env): Promise<Finding[]> {
  const { folder, databaseUrl, redisUrl, publicUrl, mail, backups, services } = config
  const { findings, server, state, signIns } = await examineServer(folder)
  return [
    versionsFinding(),
    settingsFinding(environment),
    ...examineFolder(folder, databaseUrl === null),
    ...examineDisk(folder),
    ...findings,
    ...(databaseUrl === null ? examineSqlite(databaseIn(folder)) : await examineDatabase(databaseUrl)),
    ...(databaseUrl === null ? [] : [await examineBus(redisUrl)]),
    ...examineBackups(backups, folder, state, Date.now()),
    await examineMail(mail),
    ...(await examineSignIn(services, signIns)),
    ...examineSecrets(environment),
    ...(await examineProxy(publicUrl, server)),
  ]
}

/** Asks the server that runs on the data folder whether it is ready. */
async function examineServer(folder: string): Promise<ServerFound> {
  try {
    const asked = await askOwner(folder, "examine", { token: randomUUID() })
    if (asked === null)
      return {
        findings: [{ level: "ok", code: "server-none", told: say => say("doctor.server-none", { folder }) }],
        server: null,
        state: null,
        signIns: [],
      }
    const { causes, version: served, backups, signIns } = Examined.parse(asked.result)
    const found: Finding =
      causes.length === 0
        ? { level: "ok", code: "server", told: say => say("doctor.server", { folder }) }
        : {
            level: causes.every(isHarmless) ? "warning" : "wrong",
            code: "server-unready",
            told: say => say("doctor.server-unready", { causes: causes.join(", ") }),
          }
    const older: Finding[] =
      served === null || served === version
        ? []
        : [
            {
              level: "warning",
              code: "server-older",
              told: say => say("doctor.server-older", { served, version }),
            },
          ]
    const all = [found, ...older, ...(await headsFindings(folder))]
    return { findings: all, server: serverOn(folder), state: backups, signIns }
  } catch (failure) {
    return { findings: [foundIn(failure, "server-silent")], server: null, state: null, signIns: [] }
  }
}

/**
 * Asks the server to verify the newest entries of each workspace and the log of the host. A server of an earlier version
 * cannot.
 */
async function headsFindings(folder: string): Promise<Finding[]> {
  const asked = await askOwner(folder, "examine-heads", {}).catch(() => null)
  const read = Heads.safeParse(asked?.result)
  if (!read.success) return []
  const { workspaces, broken, host } = read.data
  const panels: Finding =
    broken === null
      ? { level: "ok", code: "chain", told: say => say("doctor.chain", { workspaces }) }
      : { level: "wrong", code: "chain-broken", told: say => say("doctor.chain-broken", broken) }
  return host === null ? [panels] : [panels, hostChainFinding(host)]
}

const hostChainFinding = ({ entries, broken: n }: { entries: number; broken: number | null }): Finding =>
  n === null
    ? { level: "ok", code: "host-chain", told: say => say("doctor.host-chain", { entries }) }
    : { level: "wrong", code: "host-chain-broken", told: say => say("doctor.host-chain-broken", { n }) }

const versionsFinding = (): Finding => ({
  level: "ok",
  code: "versions",
  told: say => say("doctor.versions", { version, node: process.versions.node, system: `${platform()} ${release()}` }),
})

/** Names what is set, without the values, because some of them are secrets. */
function settingsFinding(environment: Environment): Finding {
  const names = Object.keys(settingsIn(environment)).toSorted().join(", ")
  const told = (say: Say) => (names === "" ? say("doctor.settings-none") : say("doctor.settings", { names }))
  return { level: "ok", code: "settings", told }
}

const isHarmless = (cause: string): boolean => new Set<string>(harmless).has(cause)

const serverOn = (folder: string): ServerHere => ({
  async probe(send) {
    const token = randomUUID()
    await askOwner(folder, "expect-probe", { token })
    await send(token)
    const asked = await askOwner(folder, "examine", { token })
    return asked && Examined.parse(asked.result).seen
  },
})

/**
 * Writes the report: a line for each finding, or JSON for a program. `exitCode` is that of monitoring programs: 0 if all
 * is well, 1 with warnings, 2 if something is wrong.
 */
export function report(findings: readonly Finding[], say: Say, asJson: boolean): { text: string; exitCode: 0 | 1 | 2 } {
  const ok = findings.every(({ level }) => level !== "wrong")
  const exitCode = ok ? (findings.every(({ level }) => level === "ok") ? 0 : 1) : 2
  const told = findings.map(({ level, code, told }) => ({ level, code, text: told(say) }))
  if (asJson) return { text: JSON.stringify({ ok, exitCode, findings: told }, null, 2), exitCode }
  const names = { ok: say("doctor.ok"), warning: say("doctor.warning"), wrong: say("doctor.wrong") }
  return { text: told.map(({ level, text }) => `${names[level]}  ${text}`).join("\n"), exitCode }
}
