import { existsSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import * as z from "zod"
import { askOwner } from "../adapters/system/askOwner.ts"
import { ownFolder } from "../adapters/system/dataFolder.ts"
import { ed25519 } from "../adapters/system/instanceKey.ts"
import { version } from "../adapters/system/root.ts"
import { type Config, readConfig } from "../start/config.ts"
import { demoAnew } from "../start/firstStart.ts"
import { databaseIn, openInstance, sha256 } from "../start/instance/instance.ts"
import { answerOwner } from "../start/owner/answerOwner.ts"
import { ExportRequest } from "../start/owner/export.ts"
import { InviteRequest } from "../start/owner/invite.ts"
import { KeyList } from "../start/owner/key.ts"
import { runPlenary as start } from "../start/run.ts"
import { sayIn, terminalLang } from "../start/terminal.ts"
import { backup } from "./keeping/backup.ts"
import { restoreFolder } from "./keeping/restore.ts"
import { nearest } from "./nearest.ts"
import { unanswered, verifyFile } from "./verify.ts"
import { tied } from "./words.ts"

const Link = z.object({ url: z.string(), token: z.string() })

const Exported = z.object({ text: z.string() })

const Compacted = z.object({ epoch: z.number(), ids: z.number() })

const usage = `plenary start                      serve the data folder (PORT, HOST, DATA_DIR, PUBLIC_URL)
plenary demo                       write the demo again after it was removed; stop the server first
plenary invite --workspace S --role R [--name N] [--uses U] [--json] [--reissue REASON]
                                   make a link to join: moderator, secretary, panelist, observer or admin;
                                   --reissue: to a taken seat; ends all its sign-ins, and the room reads the reason
plenary export --workspace S --out FILE [--session ID] [--public]
                                   write the bundle of a workspace or of one session; --public: without names
plenary verify FILE [--fingerprint F] [--key KEY] [--head HASH]
                                   check a bundle; needs no server and no data folder. Exit code: 0 complete under
                                   the key you gave (a fingerprint holds it), or consistent where you gave nothing;
                                   1 the bundle fails; 2 the hash you gave binds the chain, but not the rest
plenary key [rotate]               show the server's public keys, the last of which signs; rotate: replace that one by
                                   a new one, which it signs; also while the server runs
plenary backup FILE                write everything into one file and check it; also while the server runs
plenary restore FILE               replace the data by a backup and keep the old data beside it; stop the server first
plenary compact TOPIC              rewrite a note that has many writer ids, while nobody has it open`

const options = {
  workspace: { type: "string" },
  role: { type: "string" },
  name: { type: "string" },
  uses: { type: "string" },
  reissue: { type: "string" },
  json: { type: "boolean" },
  out: { type: "string" },
  session: { type: "string" },
  public: { type: "boolean" },
  head: { type: "string" },
  fingerprint: { type: "string" },
  key: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const

const takesValue = (name: string) =>
  Object.entries(options).some(([key, { type }]) => key === name && type === "string")

async function run(): Promise<void> {
  const args = tied(process.argv.slice(2), takesValue)
  const names = Object.keys(options).map(name => `--${name}`)
  const stranger = optionsOf(args).find(word => !names.includes(word))
  if (stranger !== undefined) throw new Error(unknownWord(stranger, names))
  const { values, positionals } = parseArgs({ options, allowPositionals: true, args })
  // bundles, backups and the data folder: what a command writes is for its own user
  process.umask(0o077)
  const [command] = positionals
  if (values.version) return console.log(version)
  if (values.help || command === undefined) return console.log(usage)
  switch (command) {
    case "start":
      return start()
    case "demo":
      return demo(readConfig(process.env).folder)
    case "invite": {
      const asked = InviteRequest.safeParse({ ...values, lang: terminalLang(process.env) })
      if (!asked.success) throw new Error(`plenary invite needs --workspace and --role.\n\n${usage}`)
      const { url, token } = Link.parse(await ask(readConfig(process.env), "invite", asked.data))
      return console.log(values.json ? JSON.stringify({ url, token }) : url)
    }
    case "backup":
    case "restore": {
      const [, file] = positionals
      if (file === undefined) throw new Error(`plenary ${command} needs a file.\n\n${usage}`)
      const say = sayIn(terminalLang(process.env))
      return console.log(
        await (command === "backup" ? backup : restoreFolder)(readConfig(process.env).folder, file, say),
      )
    }
    case "compact": {
      const [, topic] = positionals
      if (topic === undefined) throw new Error(`plenary compact needs the id of a topic.\n\n${usage}`)
      const { epoch, ids } = Compacted.parse(await ask(readConfig(process.env), "compact", { topic }))
      return console.log(`The note begins epoch ${epoch}: one writer id instead of ${ids}. Its old log is kept.`)
    }
    case "export": {
      const asked = ExportRequest.safeParse(values)
      if (!asked.success || values.out === undefined)
        throw new Error(`plenary export needs --workspace and --out.\n\n${usage}`)
      const { text } = Exported.parse(await ask(readConfig(process.env), "export", asked.data))
      return writeFileSync(values.out, text)
    }
    case "key": {
      const [, deed] = positionals
      if (deed !== undefined && deed !== "rotate") throw new Error(`plenary key does not know “${deed}”.\n\n${usage}`)
      const method = deed === "rotate" ? "rotate-key" : "key"
      const { keys } = KeyList.parse(await ask(readConfig(process.env), method, {}))
      const [now = "", before] = keys.toReversed()
      const say = sayIn(terminalLang(process.env))
      return console.log(deed && before ? say("keeping.rotated", { now, before }) : keys.join("\n"))
    }
    case "verify": {
      const [, file] = positionals
      if (file === undefined) {
        process.exitCode = unanswered
        return console.error(`plenary verify needs a file.\n\n${usage}`)
      }
      const { text, code } = await verifyFile(file, values, { sha256, ed25519 }, process.env)
      process.exitCode = code
      return console.log(text)
    }
    default:
      throw new Error(unknownWord(command, commandsOf(usage)))
  }
}

function unknownWord(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return `plenary does not know “${word}”.${near === null ? "" : ` Did you mean “${near}”?`}\n\n${usage}`
}

/** The long options, up to where what follows is none. */
const optionsOf = (args: readonly string[]): string[] =>
  args
    .slice(0, args.includes("--") ? args.indexOf("--") : args.length)
    .flatMap(word => (word.startsWith("--") ? [word.split("=")[0] ?? ""] : []))

const commandsOf = (text: string): string[] => [...text.matchAll(/^plenary (\w+)/gm)].map(([, name = ""]) => name)

/** Written with a clock of its own, as at a first start, so that no server may run meanwhile. */
async function demo(folder: string): Promise<void> {
  if (!existsSync(databaseIn(folder)))
    throw new Error(`There is nothing in ${folder} yet: plenary start writes the demo.`)
  const owner = await ownFolder(folder, async () => null)
  try {
    const tells = process.stdout.isTTY
    const isNew = await demoAnew(databaseIn(folder), line => tells && process.stdout.write(`\r${line}`))
    console.log(
      `${tells ? "\r\u001b[K" : ""}${isNew ? "The demo is there again: /w/demo." : "The demo is there already: /w/demo."}`,
    )
  } finally {
    await owner.close()
  }
}

/** The running server answers; without one the folder is opened for that long. */
async function ask(config: Config, method: string, request: unknown): Promise<unknown> {
  const asked = await askOwner(config.folder, method, request)
  if (asked) return asked.result
  if (!existsSync(databaseIn(config.folder)))
    throw new Error(`There is nothing in ${config.folder} yet: run plenary start.`)
  const owner = await ownFolder(config.folder, async () => null)
  const instance = await openInstance(databaseIn(config.folder))
  try {
    const url = config.publicUrl ?? `http://${config.host}:${config.port}`
    return await answerOwner(instance, url)(method, request)
  } finally {
    await instance.sync.documents.drain()
    await instance.close()
    await owner.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
