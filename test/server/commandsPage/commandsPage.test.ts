import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { commandReaderOf } from "../../../server/commands/commandTable.ts"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { roles } from "../../../shared/model/terms.ts"
import { type Action, changesPanel, programMay, right } from "../../../shared/rules/policy.ts"
import { bodyFor } from "../refusals/anyBody.ts"
import { after, before, commandReaches } from "./reach.ts"
import { shapeOf } from "./shapes.ts"

const about = `# All commands

How a command is sent, and what its receipt is, says [PROTOCOL.md](PROTOCOL.md). The commands stand by the nouns in whose
folders of \`server/commands\` they are decided. Of each this page says:

- **Right**: the right of the policy, the roles that have it, and after _own_ those that have it for their own things
  alone ([DOMAIN.md](DOMAIN.md) says what is whose). \`program\` is a program that acts as the secretary.
- **Body**: its fields as they are sent. \`?\` marks one that may be left out, and \`=\` says what then holds. \`(1..9)\`
  limits a number or the length of a text, and \`[1..9]\` a list. Schemas that have a name are at the end of the page.
- **Refusals** and **Entries**: the codes that it may be refused with, and the kinds of entries that it may append. They
  are found by following each name in its code to what it means, so a list may hold more than the command can answer.

\`test/server/commandsPage/commandsPage.test.ts\` writes this page, and fails when a line of it is no longer true.
\`npx vitest run test/server/commandsPage -u\` writes it anew.`

const codes = (words: readonly string[]): string =>
  words.length === 0 ? "none" : words.map(word => `\`${word}\``).join(", ")

const kinds = (Object.keys(commandBodies) as CommandKind[]).toSorted()
const nouns = [...new Set([...commandReaches.values()].map(({ noun }) => noun))].toSorted()
const named = new Map<string, string>()

function rightOf(kind: CommandKind): string {
  const read = commandReaderOf(kind)?.(bodyFor(kind))
  const action = (read && "action" in read ? read.action : null) as Action
  const having = (has: string) => roles.filter(role => right(role, action) === has).join(", ")
  const all = [having("yes"), programMay(action) ? "program" : ""].filter(Boolean).join(", ")
  const own = having("own")
  const whose = [all, own && `own: ${own}`].filter(Boolean).join("; ")
  return `_${action}_: ${whose}${changesPanel(action) ? "" : "; also in an archived panel"}`
}

function sectionOf(kind: CommandKind): string {
  const { refusals = [], events = [] } = commandReaches.get(kind) ?? {}
  const { shape, named: inside } = shapeOf(commandBodies[kind])
  for (const [name, one] of inside) named.set(name, one)
  return `### ${kind}

- Right: ${rightOf(kind)}
- Body: \`${shape}\`
- Refusals: ${codes(refusals.filter(code => !before.refusals.includes(code)))}
- Entries: ${codes(events)}`
}

test("every command has the right, body, refusals and entries that the page lists", async () => {
  const ofNouns = nouns.map(noun => {
    const own = kinds.filter(kind => commandReaches.get(kind)?.noun === noun)
    return { contents: `- [${noun}](#${noun}): ${own.join(", ")}`, sections: [`## ${noun}`, ...own.map(sectionOf)] }
  })
  const page = [
    about,
    ["- [every command](#every-command)", ...ofNouns.map(({ contents }) => contents), "- [schemas](#schemas)"].join(
      "\n",
    ),
    `## every command

- Refusals before it is decided: ${codes(before.refusals)}. The list of a command leaves them out. A connection may refuse a message before that, as PROTOCOL.md says.
- Refusals by what follows from it: ${codes(after.refusals.filter(code => !before.refusals.includes(code)))}
- Entries that may follow from it: ${codes(after.events)}`,
    ...ofNouns.flatMap(({ sections }) => sections),
    "## schemas",
    [...named]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, shape]) => `- ${name}: \`${shape}\``)
      .join("\n"),
  ]
  await expect(`${page.join("\n\n")}\n`).toMatchFileSnapshot("../../../docs/COMMANDS.md")
})

test("the code that is reached names each refusal with which a role is answered in a new panel", () => {
  const answered = readFileSync(join(root, "test/server/goldens/said/refusals.txt"), "utf8").trim().split("\n")
  const unnamed = answered.flatMap(line => {
    const [kind = "", roleAnswers = ""] = line.split(": ")
    const known = [...before.refusals, ...after.refusals, ...(commandReaches.get(kind)?.refusals ?? []), "done"]
    return roleAnswers
      .split(", ")
      .filter(one => !known.includes(one.split(" ")[1] ?? ""))
      .map(one => `${kind}: ${one}`)
  })
  expect(unnamed).toEqual([])
  expect(answered.length).toBe(commandReaches.size)
})
