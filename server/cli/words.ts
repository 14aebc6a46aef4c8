import type { Say } from "../ports/operatorError.ts"

/** The commands: how each is typed, and the sentence about it. `plenary --help` and docs/HOSTING.md are printed from it. */
export const commands = {
  start: [{ form: "start", told: "help.start" }],
  doctor: [{ form: "doctor [--json]", told: "help.doctor" }],
  demo: [{ form: "demo", told: "help.demo" }],
  invite: [
    {
      form: "invite --workspace S --role R [--name N] [--side SIDE] [--uses U] [--json] [--reissue REASON]",
      told: "help.invite",
    },
  ],
  "mail-test": [{ form: "mail-test ADDRESS", told: "help.mail-test" }],
  token: [
    {
      form: "token --workspace S [--name N [--scope public|observer|secretary] [--days D]] [--revoke ID] [--json]",
      told: "help.token",
    },
  ],
  export: [{ form: "export --workspace S --out FILE [--session ID] [--public]", told: "help.export" }],
  verify: [
    { form: "verify --host FILE [--key KEY]", told: "help.verify-host" },
    { form: "verify FILE [--fingerprint F] [--key KEY] [--head HASH]", told: "help.verify" },
  ],
  key: [{ form: "key [rotate]", told: "help.key" }],
  backup: [{ form: "backup FILE", told: "help.backup" }],
  restore: [{ form: "restore FILE", told: "help.restore" }],
  migrate: [{ form: "migrate --from URL|FOLDER --to URL|FOLDER", told: "help.migrate" }],
  compact: [{ form: "compact TOPIC", told: "help.compact" }],
  search: [{ form: "search rebuild", told: "help.search" }],
} as const satisfies Record<string, readonly { form: string; told: string }[]>

export const isOwnCommand = (word: string): word is keyof typeof commands => Object.hasOwn(commands, word)

export const options = {
  workspace: { type: "string" },
  role: { type: "string" },
  name: { type: "string" },
  uses: { type: "string" },
  reissue: { type: "string" },
  side: { type: "string" },
  json: { type: "boolean" },
  out: { type: "string" },
  session: { type: "string" },
  scope: { type: "string" },
  days: { type: "string" },
  revoke: { type: "string" },
  public: { type: "boolean" },
  head: { type: "string" },
  fingerprint: { type: "string" },
  key: { type: "string" },
  host: { type: "boolean" },
  from: { type: "string" },
  to: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const

export const takesValue = (name: string): boolean =>
  Object.entries(options).some(([key, { type }]) => key === name && type === "string")

/** The column at which the sentences of the usage text begin. */
const column = 35

/** The usage text: each command with its sentence beside it, or below it if it is long. */
export const usage = (say: Say): string =>
  Object.values(commands)
    .flat()
    .map(({ form, told }) => {
      const typed = `plenary ${form}`
      const sentence = say(told).replaceAll("\n", `\n${" ".repeat(column)}`)
      return typed.length < column ? typed.padEnd(column) + sentence : `${typed}\n${" ".repeat(column)}${sentence}`
    })
    .join("\n")

/**
 * Joins each option that takes a value with the next argument, as `--option=value`. Otherwise `parseArgs` would read an
 * id that begins with a hyphen as an option. The topic of `compact` is placed after `--` for the same reason.
 */
export function tied(words: readonly string[], takesValue: (option: string) => boolean): string[] {
  const [command, ...rest] = words
  if (command === "compact" && !rest.includes("--help")) return [command, "--", ...rest]
  const tiedTo = (word: string | undefined) => word?.startsWith("--") === true && takesValue(word.slice(2))
  return words.flatMap((word, n) => {
    if (tiedTo(words[n - 1])) return []
    const value = words[n + 1]
    return tiedTo(word) && value !== undefined ? [`${word}=${value}`] : [word]
  })
}
