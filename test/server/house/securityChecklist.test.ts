import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../../..")
const text = readFileSync(join(root, "docs/SECURITY-CHECKLIST.md"), "utf8")

/** The requirements of levels 1 and 2 of ASVS 5.0.0: how many of each section, which are numbered from 1 on. */
const sections: Record<string, readonly number[]> = {
  V1: [2, 9, 11, 3, 2],
  V2: [3, 3, 4, 1],
  V3: [0, 2, 4, 6, 5, 0, 2],
  V4: [3, 1, 2, 4],
  V5: [1, 3, 2, 3],
  V6: [3, 12, 4, 4, 5, 3, 0, 4],
  V7: [3, 4, 2, 5, 2, 2],
  V8: [2, 3, 1, 1],
  V9: [3, 4],
  V10: [2, 2, 4, 11, 5, 2, 3],
  V11: [2, 3, 3, 4, 1, 1],
  V12: [3, 2, 4],
  V13: [1, 5, 2, 5],
  V14: [2, 4, 3],
  V15: [3, 3, 7],
  V16: [1, 5, 4, 3, 3],
  V17: [1, 4, 2],
}

const wanted = Object.entries(sections).flatMap(([chapter, counts]) =>
  counts.flatMap((count, n) => Array.from({ length: count }, (_, at) => `${chapter}.${n + 1}.${at + 1}`)),
)

const rows = [...text.matchAll(/^\| (V\d+\.\d+\.\d+) +\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, id = "", said = "", state = "", where = "", held = ""]) => ({ id, said, state: state.trim(), where, held }),
)

/** The ids of a line; "V6.2.1 to V6.2.12" stands for all between. */
const idsIn = (line: string): string[] =>
  [...line.matchAll(/(V\d+\.\d+)\.(\d+)(?: to \1\.(\d+))?/g)].flatMap(([, section = "", from = "0", to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `${section}.${Number(from) + n}`),
  )

const notApplying = text
  .split("\n")
  .filter(line => /^(Not applying:|- V\d)/.test(line))
  .flatMap(idsIn)

test("each requirement of levels 1 and 2 stands in the table, or with the reason why it does not apply", () => {
  expect([...rows.map(({ id }) => id), ...notApplying].toSorted()).toEqual(wanted.toSorted())
})

test("each row says whether, where and by which test it is met, and the test is there", () => {
  for (const { id, said, state, where, held } of rows) {
    const file = /`(test\/[^`]+\.test\.ts)`/.exec(held)?.[1] ?? ""
    expect([id, ["met", "in part", "not met"].includes(state), said.trim() !== "", where.trim() !== ""]).toEqual([
      id,
      true,
      true,
      true,
    ])
    expect([id, file, existsSync(join(root, file))]).toEqual([id, file, file !== ""])
  }
})
