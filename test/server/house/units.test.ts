import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { readRoot } from "./promises.ts"

/** Where constants carry their units by now. */
const folders = ["client", "shared", "server", "scripts", "test/kit"]

/** Words that say that a number is an amount, and not of what. A name that ends in one of them lacks its unit. */
const withoutUnit =
  /^(most|patience|pause|delay|limit|edge|longest|shortest|largest|timeout|after|every|wait|length|size|window|minute|hour|day|week|full|empty|burst|batch|silence|tick|settling|rest|quiet|gap)$|(Most|Patience|Pause|Delay|Limit|Timeout|After|Every|Wait|Within|Length|Size|Window|Time|Minute|Hour|Day|Week|Drain|Second)$/

/** Names that end so and carry their unit all the same: so many bytes in each second. */
const rates = /^bytesPer(Second|Frame)$/

const constant = /^ *(?:export )?const (\w+)(?:: number)? = (?:\[|-?\d)[\d_.*,[\] ]*(?:\/\/.*)?$/gm

/** The comment before a number, or a list of numbers, begins with its unit. */
const saysUnit =
  /^ *\/\*\*[\s*]*(Milliseconds|Seconds|Minutes|Bytes|Pixels|Hertz)\b(?:(?!\*\/)[\s\S])*\*\/\n *(?:export )?const (\w+) = [[\d]/gm

/** The ends of names that say those units. */
const ends: Record<string, string> = {
  Milliseconds: "Ms",
  Seconds: "Seconds",
  Minutes: "Minutes",
  Bytes: "Bytes",
  Pixels: "Px",
  Hertz: "Hz",
}

/** A number of milliseconds times a number is milliseconds, too. */
const product = /^ *(?:export )?const (\w+) = (?:[\d_.]+ \* \w+Ms|\w+Ms \* [\d_.]+)$/gm

const unitless = (source: string): string[] => [
  ...[...source.matchAll(constant)].flatMap(([, name = ""]) =>
    withoutUnit.test(name) && !rates.test(name) ? [name] : [],
  ),
  ...[...source.matchAll(saysUnit)].flatMap(([, unit = "", name = ""]) =>
    name.endsWith(ends[unit] ?? "") || withoutUnit.test(name) ? [] : [name],
  ),
  ...[...source.matchAll(product)].flatMap(([, name = ""]) => (name.endsWith("Ms") ? [] : [name])),
]

test("a constant that is an amount carries its unit in its name", () => {
  const files = folders.flatMap(folder =>
    readdirSync(new URL(`../../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" })
      .filter(name => /\.(ts|mjs)$/.test(name))
      .map(name => `${folder}/${name}`),
  )
  expect(files.flatMap(file => unitless(readRoot(file)).map(name => `${file}: ${name}`))).toEqual([])
})

test("an amount without a unit is found, and a count, a rate and a named unit are not", () => {
  const source = [
    "const most = 5",
    "export const keepAliveEvery = 15_000",
    "const patience = [5, 10, 20]",
    "const errataWindow = 72 * 3_600_000",
    "const giveUpAfterMs = 30_000",
    "const maxFrameBytes = 1_024",
    "const bytesPerSecond = 1_048_576",
    "const mostTickets = 20",
    "/** Milliseconds for which a page gathers events. */",
    "const gathers = 3_000",
    "/**",
    " * Pixels within which a second press",
    " * counts. */",
    "const nearPx = 12",
    "const preset = 3 * dayMs",
  ].join("\n")
  expect(unitless(source)).toEqual(["most", "keepAliveEvery", "patience", "errataWindow", "gathers", "preset"])
})
