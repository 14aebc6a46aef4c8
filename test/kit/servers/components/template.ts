import { execFile } from "node:child_process"
import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { postgresFolders, postgresNeeded } from "../../../../scripts/servers/installed.mjs"
import { amounts } from "../../amounts.ts"
import { ask, isAsked } from "./asked.ts"
import { handOver, removeServerFolder } from "./folders.ts"
import { guard, launch, serverFolder } from "./guard.ts"

const run = promisify(execFile)

/** The oldest PostgreSQL that Plenary supports. */
const oldestMajor = 15

export interface Installed {
  /** the folder of the server's programs */
  bin: string
  major: number
  /** e.g. `17.2` */
  version: string
}

/** A data folder that initdb has made. Each server gets a copy, because copying is faster than initdb. */
export interface Template extends Installed {
  folder: string
  password: string
}

export const superuser = "plenary"

/**
 * Lists the installed versions, the newest first. Throws a sentence that names the packages if no version is installed.
 */
async function installedPostgres(): Promise<Installed[]> {
  const found = await Promise.all(
    postgresFolders().map(async bin => {
      const { stdout } = await run(join(bin, "postgres"), ["--version"])
      const [, version = "", major] = /\) ((\d+)\S*)/.exec(stdout) ?? []
      return { bin, version, major: Number(major) }
    }),
  )
  const fitting = found.filter(({ major }) => major >= oldestMajor).toSorted((a, b) => b.major - a.major)
  if (fitting.length === 0) throw new Error(postgresNeeded)
  return fitting
}

/** Lists the versions that tests run on: the newest version, or every installed version in the gate. */
export const testedPostgres = async (): Promise<Installed[]> => {
  const installed = await installedPostgres()
  return amounts.everyServer ? installed : installed.slice(0, 1)
}

/** Finds the given version, or the newest version if none is given. */
export async function chosenPostgres(major?: number): Promise<Installed> {
  const chosen = (await installedPostgres()).find(one => major === undefined || one.major === major)
  if (!chosen) throw new Error(`PostgreSQL ${major} is not installed.`)
  return chosen
}

const made = new Map<string, Promise<Template>>()

/** Returns the template of the test run. Outside a run, returns the template of this process. */
export const templateOf = (major?: number): Promise<Template> =>
  isAsked() ? ask<Template>("template", major) : madeTemplate(major)

/** Returns this process's own template. initdb runs once for each version. */
export async function madeTemplate(major?: number): Promise<Template> {
  const installed = await chosenPostgres(major)
  const template = made.get(installed.bin) ?? initialise(installed)
  made.set(installed.bin, template)
  return template
}

async function initialise(installed: Installed): Promise<Template> {
  const folder = await serverFolder()
  const password = randomBytes(12).toString("hex")
  const passwordFile = join(folder, "password")
  writeFileSync(passwordFile, password, { mode: 0o600 })
  handOver(passwordFile)
  await complete(join(installed.bin, "initdb"), folder, [
    `--pgdata=${join(folder, "data")}`,
    `--username=${superuser}`,
    // without a password, every user of this machine could run commands as the servers' user
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    // text is sorted by a language, as in most installations, so that a test notices a missing COLLATE "C"
    "--locale-provider=icu",
    "--icu-locale=en-US",
    "--locale=C",
    "--no-sync",
  ])
  return { ...installed, folder, password }
}

/** Copies the template to a new data folder. */
export async function copyOf(template: Template): Promise<{ folder: string; data: string }> {
  const folder = await serverFolder()
  const data = join(folder, "data")
  await complete("cp", folder, ["-Rp", join(template.folder, "data"), data])
  return { folder, data }
}

/** Runs a program and waits for its end. Throws if the program fails. */
async function complete(program: string, folder: string, args: readonly string[]): Promise<void> {
  const running = await launch({ program, args, folder, logFile: join(folder, "log"), quick: "SIGKILL" })
  if ((await running.ended()) !== 0) throw new Error(`${program} failed:\n${running.log()}`)
}

/** Removes this process's templates. */
export async function removeTemplates(): Promise<void> {
  for (const template of made.values()) {
    const folder = await template.then(one => one.folder).catch(() => null)
    if (folder === null) continue
    removeServerFolder(folder)
    await guard({ kind: "removed", folder })
  }
  made.clear()
}
