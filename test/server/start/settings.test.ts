import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseEnv } from "node:util"
import { expect, test } from "vitest"
import { examine } from "../../../server/cli/doctor/doctor.ts"
import { examineSecrets } from "../../../server/cli/doctor/secrets.ts"
import { commands } from "../../../server/cli/words.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { readConfig } from "../../../server/start/config.ts"
import { serviceSettings, settingNamed, settings } from "../../../server/start/settings.ts"
import { languages } from "../../../shared/model/terms.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const root = join(import.meta.dirname, "../../..")
const page = (file: string) => readFileSync(join(root, file), "utf8")

const services = Object.keys(serviceSettings).map(name => `OIDC_1_${name}`)
const described = (names: readonly string[]) =>
  names.flatMap(name => {
    const { sentence = "", preset, example, secret } = settingNamed(name) ?? {}
    return [{ name, sentence, preset, example, secret, text: preset ?? example ?? "" }]
  })
const all = described([...Object.keys(settings), ...services])
/** every setting with its default, or with its example; the example of METRICS_TOKEN is too short on purpose */
const examples = Object.fromEntries(all.map(({ name, text }) => [name, text]))
const token = "a-token-of-at-least-sixteen-letters"

/** A table as the formatter leaves it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map(row => row.map(cell => cell.replaceAll("|", "\\|")))
  const widths = head.map((_, n) => Math.max(...cells.map(row => row[n]?.length ?? 0)))
  const [first = "", ...others] = cells.map(
    row => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(" | ")} |`,
  )
  return [first, `| ${widths.map(width => "-".repeat(width)).join(" | ")} |`, ...others].join("\n")
}

const settingsTable = (names: readonly string[]): string =>
  table(
    ["setting", "default", "what it does"],
    described(names).map(({ name, sentence, preset, example }) => [
      `\`${name}\``,
      preset === undefined ? "" : `\`${preset}\``,
      example === undefined ? sentence : `${sentence} Example: \`${example}\``,
    ]),
  )

const commandsTable = (): string =>
  table(
    ["command", "what it does"],
    Object.values(commands)
      .flat()
      .map(({ form, told }) => [`\`plenary ${form}\``, sayIn("en")(told).replaceAll("\n", " ")]),
  )

/** The page with these lines between the two marks of that name. Throws if the page has no such marks. */
function withPrinted(text: string, name: string, lines: string): string {
  const between = new RegExp(`(<!-- ${name} -->\n)[^]*(\n<!-- end of ${name} -->)`)
  if (!between.test(text)) throw new Error(`The page has no place for ${name}`)
  return text.replace(between, (_, begin: string, end: string) => `${begin}\n${lines}\n${end}`)
}

/** A paragraph as lines of a comment, at most 120 wide. */
function comment(text: string): string {
  const lines = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? ""
    if (line.length + word.length > 117) lines.push(word)
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`
  }
  return lines.map(line => `# ${line}`).join("\n")
}

function envExample(): string {
  const entries = all.map(({ name, sentence, preset, text }) => {
    const plain = sentence.replaceAll(/\[[^\]]*\]\(([^)]*)\)/g, "docs/$1").replaceAll("`", "")
    const value = text.includes(" ") ? `"${text}"` : text
    return `${comment(`${plain} ${preset === undefined ? "For example:" : "The default:"}`)}\n#${name}=${value}`
  })
  const about =
    "The settings of Plenary. Copy this file, e.g. to /etc/plenary.env for systemd or to plenary.env beside compose.yaml, take the # away from the settings that you need, and let nobody else read it: chmod 600. docs/HOSTING.md has the same list as a table."
  return `${[comment(about), ...entries].join("\n\n")}\n`
}

test("docs/HOSTING.md has the table of the settings and that of the commands", async () => {
  const hosting = withPrinted(page("docs/HOSTING.md"), "settings", settingsTable(Object.keys(settings)))
  await expect(withPrinted(hosting, "commands", commandsTable())).toMatchFileSnapshot("../../../docs/HOSTING.md")
})

test("docs/SIGN-IN.md has the table of the settings of a sign-in service", async () => {
  const printed = withPrinted(page("docs/SIGN-IN.md"), "settings", settingsTable(services))
  await expect(printed).toMatchFileSnapshot("../../../docs/SIGN-IN.md")
})

test(".env.example has every setting, commented out", async () => {
  expect(parseEnv(envExample())).toEqual({})
  expect(parseEnv(envExample().replaceAll(/^#(?=\w)/gm, ""))).toEqual(examples)
  await expect(envExample()).toMatchFileSnapshot("../../../.env.example")
})

test("each setting has a sentence, and a server starts with every default and every example", () => {
  for (const { name, sentence } of all) expect(sentence, name).toMatch(/^[A-Z][^\n]+\.$/)
  expect(Object.values(readConfig({ ...examples, METRICS_TOKEN: token }))).not.toContain(null)
  expect(() => readConfig(examples)).toThrow("METRICS_TOKEN")
})

test("an example of a secret is one that doctor warns of", () => {
  const warned = examineSecrets(examples, []).map(({ told }) => told(sayIn("en")))
  const secrets = all.filter(({ secret }) => secret !== undefined)
  expect(secrets.length).toBeGreaterThan(5)
  expect(warned).toHaveLength(secrets.length)
  for (const { name } of secrets) expect(warned.join("\n")).toContain(name)
})

test("doctor names what is set, and shows no value", async () => {
  const folder = newFolder()
  const told = async (environment: Record<string, string>) => {
    const findings = await examine(readConfig({ DATA_DIR: folder }), environment)
    const [one] = findings.filter(({ code }) => code === "settings")
    return languages.map(lang => one?.told(sayIn(lang)) ?? "")
  }
  const set = {
    SMTP_URL: "smtp://ann:hidden@mail.example",
    METRICS_TOKEN: token,
    OIDC_1_ISSUER: "x",
    HOME: "y",
    PORT: "",
  }
  for (const sentence of await told(set)) {
    expect(sentence).toContain("METRICS_TOKEN, OIDC_1_ISSUER, SMTP_URL")
    expect(sentence).not.toMatch(/hidden|token-of|mail\.example|HOME|PORT/)
  }
  expect(await told({})).toContain("No setting is set. Each one has its default.")
  removeFolder(folder)
})
