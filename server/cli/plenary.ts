import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import * as z from "zod"
import { askOwner } from "../adapters/system/askOwner.ts"
import { ed25519 } from "../adapters/system/instanceKey.ts"
import { build, version } from "../adapters/system/root.ts"
import { endProcess } from "../papers/writing/ownProcess.ts"
import { OperatorError, type Say, sayIn } from "../ports/operatorError.ts"
import { type Config, readConfig } from "../start/config.ts"
import { demoAnew } from "../start/firstStart.ts"
import { placeOf } from "../start/instance/database.ts"
import { sha256 } from "../start/instance/instance.ts"
import { openInstance } from "../start/instance/openInstance.ts"
import { answerOwner } from "../start/owner/answerOwner.ts"
import { ExportRequest } from "../start/owner/export.ts"
import { InviteRequest } from "../start/owner/invite.ts"
import { KeyList } from "../start/owner/key.ts"
import { TokenRequest } from "../start/owner/token.ts"
import { runPlenary as start } from "../start/run.ts"
import { terminalLang, terminalReason } from "../start/terminal.ts"
import { openAtRest } from "./atRest.ts"
import { examineConfigured, report } from "./doctor/doctor.ts"
import { backup, backupForProgram } from "./keeping/backup.ts"
import { restore } from "./keeping/restore.ts"
import { mailTest } from "./mailTest.ts"
import { migrateDatabase } from "./migrating/migrate.ts"
import { readPlace } from "./migrating/places.ts"
import { progressIn } from "./migrating/progress.ts"
import { nearest } from "./nearest.ts"
import { rebuildSearch } from "./rebuildSearch.ts"
import { withServed } from "./settings.ts"
import { unanswered, verifyFile } from "./verify.ts"
import { verifyHostFile } from "./verifyHostFile.ts"
import { commands, isOwnCommand, options, takesValue, tied, usage } from "./words.ts"

const Link = z.object({ url: z.string(), token: z.string() })

const Exported = z.object({ text: z.string() })

const Tokens = z.object({
  made: z.string().nullable(),
  tokens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      scope: z.string(),
      until: z.string(),
      revoked: z.boolean(),
      usedAt: z.string().nullable(),
    }),
  ),
})

const Compacted = z.object({ epoch: z.number(), ids: z.number() })

const lang = terminalLang(process.env)
const say = sayIn(lang)

/** The error for a command line with wrong arguments: the reason, followed by the usage text. */
const misused = (reason: (say: Say) => string) =>
  new OperatorError(say => say("usage.after", { sentence: reason(say), usage: usage(say) }))

async function run(): Promise<void> {
  const args = tied(process.argv.slice(2), takesValue)
  const names = Object.keys(options).map(name => `--${name}`)
  const stranger = optionsOf(args).find(word => !names.includes(word))
  if (stranger !== undefined) throw unknownWord(stranger, names)
  const { values, positionals } = parseArgs({ options, allowPositionals: true, args })
  // only the user who runs a command may read the files that the command writes: bundles, backups and the data folder
  process.umask(0o077)
  const [command] = positionals
  if (values.version) return console.log(build === "" ? version : `${version} (build ${build})`)
  if (values.help || command === undefined) return console.log(usage(say))
  if (!isOwnCommand(command)) throw unknownWord(command, Object.keys(commands))
  // a start reads its own settings, and a verification needs none
  const settings = command === "start" || command === "verify" ? process.env : await withServed(process.env)
  switch (command) {
    case "start":
      return start()
    case "demo":
      return demo(readConfig(settings))
    case "invite": {
      const asked = InviteRequest.safeParse({ ...values, lang })
      if (!asked.success) throw misused(say => say("usage.invite"))
      const { url, token } = Link.parse(await ask(readConfig(settings), "invite", asked.data))
      return console.log(values.json ? JSON.stringify({ url, token }) : url)
    }
    case "token": {
      const asked = TokenRequest.safeParse({ ...values, lang })
      if (!asked.success) throw misused(say => say("usage.token"))
      const { made, tokens } = Tokens.parse(await ask(readConfig(settings), "token", asked.data))
      if (values.json) return console.log(JSON.stringify({ made, tokens }))
      if (made !== null) return console.log(made)
      const rows = tokens.map(({ id, name, scope, until, revoked, usedAt }) => {
        const ends = revoked ? say("token.revoked") : say("token.until", { until })
        return [id, scope, ends, usedAt === null ? say("token.unused") : say("token.used", { at: usedAt }), name].join(
          "  ",
        )
      })
      return console.log(rows.length > 0 ? rows.join("\n") : say("token.none"))
    }
    case "doctor": {
      const { text, exitCode } = report(await examineConfigured(settings), say, values.json === true)
      process.exitCode = exitCode
      return console.log(text)
    }
    case "mail-test": {
      const [, address] = positionals
      if (address === undefined || !z.email().safeParse(address).success) throw misused(say => say("usage.mail-test"))
      return console.log(await mailTest(readConfig(settings), address, say))
    }
    case "backup":
    case "restore": {
      const [, file] = positionals
      if (file === undefined) throw misused(say => say("usage.file", { command }))
      const config = readConfig(settings)
      if (command === "restore") return console.log(await restore(config, file, say))
      // the server takes the backups of its schedule with --json
      const record = (found: object) => ask(config, "record-backup", { ...found, scheduled: values.json === true })
      if (!values.json) return console.log(await backup(config, file, say, record))
      const written = await backupForProgram(config, file, say, record)
      process.exitCode = written.kind === "written" ? 0 : 1
      return console.log(JSON.stringify(written))
    }
    case "migrate": {
      const [from, to] = [values.from, values.to].map(text => readPlace(text ?? ""))
      if (!from || !to) throw misused(say => say("usage.migrate"))
      const progress = progressIn(say, process.stdout)
      return console.log(await migrateDatabase(from, to, say, progress.tell).finally(progress.end))
    }
    case "compact": {
      const [, topic] = positionals
      if (topic === undefined) throw misused(say => say("usage.topic"))
      const { epoch, ids } = Compacted.parse(await ask(readConfig(settings), "compact", { topic }))
      return console.log(say("compact.done", { epoch, ids }))
    }
    case "search": {
      const [, deed] = positionals
      if (deed !== "rebuild") throw misused(say => say("usage.search"))
      return console.log(await rebuildSearch(readConfig(settings).folder, say, process.stdout))
    }
    case "export": {
      const asked = ExportRequest.safeParse(values)
      if (!asked.success || values.out === undefined) throw misused(say => say("usage.export"))
      const { text } = Exported.parse(await ask(readConfig(settings), "export", asked.data))
      return writeFileSync(values.out, text)
    }
    case "key": {
      const [, deed] = positionals
      if (deed !== undefined && deed !== "rotate") throw misused(say => say("usage.key", { word: deed }))
      const method = deed === "rotate" ? "rotate-key" : "key"
      const { keys } = KeyList.parse(await ask(readConfig(settings), method, {}))
      const [now = "", before] = keys.toReversed()
      return console.log(deed && before ? say("keeping.rotated", { now, before }) : keys.join("\n"))
    }
    case "verify": {
      const [, file] = positionals
      if (file === undefined) {
        process.exitCode = unanswered
        return console.error(misused(say => say("usage.file", { command })).in(lang))
      }
      const { text, code } = values.host
        ? verifyHostFile(file, values.key, { sha256, ed25519 }, say)
        : await verifyFile(file, values, { sha256, ed25519 }, process.env)
      process.exitCode = code
      return console.log(text)
    }
    default:
      return command satisfies never
  }
}

function unknownWord(word: string, known: readonly string[]): OperatorError {
  const near = nearest(word, known)
  return misused(say => (near === null ? say("usage.unknown", { word }) : say("usage.nearest", { word, near })))
}

/** The names of the long options among the arguments, up to `--`, which ends the options. */
const optionsOf = (args: readonly string[]): string[] =>
  args
    .slice(0, args.includes("--") ? args.indexOf("--") : args.length)
    .flatMap(word => (word.startsWith("--") ? [word.split("=")[0] ?? ""] : []))

/**
 * Writes the demo into an existing database. The demo's entries get their times from a clock of its own, so no server
 * may use the database at the same time.
 */
async function demo(config: Config): Promise<void> {
  const place = placeOf(config)
  const atRest = await openAtRest(config, "without-any-server")
  try {
    const tells = process.stdout.isTTY
    const isNew = await demoAnew(place, percent => {
      if (tells) process.stdout.write(`\r${say("demo.writing", { percent })}`)
    })
    console.log(`${tells ? "\r\u001b[K" : ""}${say(isNew ? "demo.written" : "demo.there")}`)
  } finally {
    await atRest.close()
  }
}

/**
 * The requests that only the process which serves the database may answer. That process would not notice if another
 * process replaced its key or rewrote a note.
 */
const ownersAlone = new Set(["compact", "rotate-key"])

/**
 * Sends a request to the running server. If no server runs, this process opens the database only for the request and
 * answers it.
 */
async function ask(config: Config, method: string, request: object): Promise<unknown> {
  const asked = await askOwner(config.folder, method, { ...request, lang })
  if (asked) return asked.result
  const atRest = await openAtRest(config, ownersAlone.has(method) ? "without-server" : "beside-server")
  const instance = await openInstance(placeOf(config))
  try {
    const url = config.publicUrl ?? `http://${config.host}:${config.port}`
    return await answerOwner(instance, url)(method, request)
  } finally {
    await instance.sync.documents.drain()
    await instance.close()
    await atRest.close()
  }
}

run().catch((error: unknown) => {
  const reason = terminalReason(error, process.env)
  console.error(reason instanceof Error ? reason.message : reason)
  endProcess(1)
})
