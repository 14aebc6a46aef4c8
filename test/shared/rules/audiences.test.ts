import { expect, test } from "vitest"
import { type Entry, type EventKind, eventBodies } from "../../../shared/contract/events.ts"
import { isSealed } from "../../../shared/rules/audience.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { samplesOf } from "./samples.ts"

const about = `# What the gallery reads

The room reads every entry of its panel's log, but for the reason of a returned record (\`personal\` of record-returned),
which only the members whom it concerns may fetch. The gallery is observers, the readers of the public link and public
files. This page lists every kind of entry with an example of its body, and the fields that reach the gallery: where the
panel shows names, and where names stay in the room (the Chatham House Rule, and panels without attribution). A field that
reaches it with another value stands with that value. \`[]\` is each item of a list, and \`en\` stands for every language.

A field of this page does not reach the gallery in three more cases, whatever the kind of the entry:

- An entry about a translation whose original only the room reads (\`room\`) does not reach it.
- An entry about what was said without a name (\`hidden\`) has no author.
- Where names stay in the room, an entry about the translation of what concerns a person, and a thread in which Plenary
  reminds members by name, do not reach it, and \`key\` does not say whose words were translated.

Words that their author withdrew, and what waits for an opening, are taken out besides
([two audiences](decisions/two-audiences.md)).

\`test/shared/rules/audiences.test.ts\` writes this page, and fails when a line of it is no longer true.
`

/** The leaves of a value, by the names of the fields that lead to them. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap(one => leaves(one, `${path}[]`))
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === "" ? name : `${path}.${name}`))
  return [[path, value]]
}

const parts = ({ by, body }: Entry) => leaves({ by, ...body })

/** The entry as the log is read, in which no sealed part is (server/log/folding/entryOf.ts). */
function asRead(entry: Entry): Entry {
  if (!isSealed(entry.kind)) return entry
  const { personal: _, ...body } = entry.body as Record<string, unknown>
  return { ...entry, body } as Entry
}

/** The fields of a kind that the gallery gets, each with its value if that is another one. */
function reaching(samples: readonly Entry[], attribution: "named" | "chatham"): string {
  const told = new Set<string>()
  for (const sample of samples) {
    const was = new Map(parts(sample))
    const entry = gallery(sample, attribution)
    if (entry && entry.kind !== sample.kind) told.add(`as \`${entry.kind}\``)
    for (const [path, value] of entry ? parts(entry) : [])
      told.add(was.get(path) === value ? `\`${path}\`` : `\`${path}\` = \`${JSON.stringify(value)}\``)
  }
  return told.size === 0 ? "nothing" : [...told].join(", ")
}

test("of every kind of entry the gallery gets the fields that the page lists, and no others", async () => {
  const word = (path: readonly string[]) => path.at(-1) ?? ""
  const samples = [true, false].flatMap(flag => samplesOf(word, flag)).map(asRead)
  const kinds = (Object.keys(eventBodies) as EventKind[]).toSorted().map(kind => {
    const those = samples.filter(one => one.kind === kind)
    return [
      `## ${kind}`,
      `\`\`\`json\n${JSON.stringify(those[0]?.body)}\n\`\`\``,
      `- names shown: ${reaching(those, "named")}`,
      `- names hidden: ${reaching(those, "chatham")}`,
    ].join("\n\n")
  })
  await expect(`${[about.trimEnd(), ...kinds].join("\n\n")}\n`).toMatchFileSnapshot("../../../docs/AUDIENCES.md")
})

test("the gallery gets no entry of a kind that only another version of Plenary knows", () => {
  const entry = { kind: "of-a-later-version", body: {}, seq: 1, at: 1, by: null } as never
  expect([gallery(entry, "named"), gallery(entry, "chatham")]).toEqual([null, null])
})
