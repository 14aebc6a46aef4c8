import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { canonical } from "../../../shared/record/chain.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { bytesOf, verdictOn } from "../../kit/evidence.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"

let evidence: DemoEvidence
let database: Sqlite.Database
let last: number

beforeAll(async () => {
  evidence = await demoEvidence()
  database = new Sqlite(evidence.demo.file, { timeout: 1_000 })
  for (const trigger of ["event_no_update", "event_no_delete", "event_follows"])
    database.exec(`DROP TRIGGER ${trigger}`)
  // rows are named by their number below, and the log of the host has the same numbers
  for (const table of ["event", "head_signature"]) database.exec(`DELETE FROM ${table} WHERE workspace = 'host-log'`)
  for (const table of kept) database.exec(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`)
  last = Number(database.prepare("SELECT max(seq) FROM event").pluck().get())
})
afterAll(async () => {
  database.close()
  await evidence.demo.remove()
})

const kept = ["event", "content", "head_signature"] as const
const asItWas = () =>
  database.transaction(() => {
    for (const table of kept) database.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`)
  })()

const { below } = chance(amounts.seed)
const anEntry = () => 1 + below(last)

/** One character of a text, another one. */
function otherChar(text: string): string {
  const at = below(text.length)
  const other = text[at] === "7" ? "3" : "7"
  return text.slice(0, at) + other + text.slice(at + 1)
}

function change(column: string, seq: number): number {
  const before = database.prepare(`SELECT ${column} FROM event WHERE seq = ?`).pluck().get(seq)
  const after = typeof before === "number" ? before + 1 : typeof before === "string" ? otherChar(before) : "someone"
  database.prepare(`UPDATE event SET ${column} = ? WHERE seq = ?`).run(after, seq)
  return seq
}

/** Changes by an attacker with the file; each returns the entry that has to be named. */
const ways: [string, () => number][] = [
  ...["json", "hash", "commitment", "salt", "kind", "actor", "at_ms", "personal_commitment", "readings"].map(
    (column): [string, () => number] => [`a changed ${column}`, () => change(column, anEntry())],
  ),
  ...["text", "salt"].map((column): [string, () => number] => [
    `a changed ${column} of a personal part`,
    () => {
      const rows = database.prepare("SELECT seq, content_id AS id FROM event WHERE content_id IS NOT NULL").all() as {
        seq: number
        id: number
      }[]
      const { seq, id } = rows[below(rows.length)]!
      const before = String(database.prepare(`SELECT ${column} FROM content WHERE id = ?`).pluck().get(id))
      database.prepare(`UPDATE content SET ${column} = ? WHERE id = ?`).run(otherChar(before), id)
      return seq
    },
  ]),
  [
    "a changed signature of a head",
    () => {
      const rows = database.prepare("SELECT seq, signature FROM head_signature").all() as {
        seq: number
        signature: string
      }[]
      const { seq, signature } = rows[below(rows.length)]!
      database.prepare("UPDATE head_signature SET signature = ? WHERE seq = ?").run(otherChar(signature), seq)
      return seq
    },
  ],
  [
    "two rows in each other's place",
    () => {
      const [a, b] = [anEntry(), anEntry()]
      const other = a === b ? (a % last) + 1 : b
      const move = database.prepare("UPDATE event SET seq = ? WHERE seq = ?")
      move.run(-1, a)
      move.run(a, other)
      move.run(other, -1)
      return Math.min(a, other)
    },
  ],
  [
    "a row taken out",
    () => {
      const seq = anEntry()
      database.prepare("DELETE FROM event WHERE seq = ?").run(seq)
      return seq
    },
  ],
  [
    "the newest rows cut off",
    () => {
      const seq = anEntry()
      database.prepare("DELETE FROM event WHERE seq >= ?").run(seq)
      return seq
    },
  ],
]

describe("a database that was tampered with behind the server's back", () => {
  it("is exported as long as it is whole", async () => {
    expect(await evidence.broken()).toBeNull()
    asItWas()
    expect(await evidence.broken()).toBeNull()
  })

  it("is whole without a name that was erased, and its bundle verifies", async () => {
    const named = "SELECT content_id FROM event WHERE kind = 'member-admitted' ORDER BY seq LIMIT 1"
    const kept = String(database.prepare(`SELECT text FROM content WHERE id = (${named})`).pluck().get())
    const text = canonical(JSON.parse(kept))
    expect(await evidence.bundle("room")).toContain(text)
    database.exec(`UPDATE content SET text = NULL, salt = '' WHERE id = (${named})`)
    const bundle = await evidence.bundle("room")
    expect(bundle).not.toContain(text)
    expect(verdictOn(bytesOf(bundle))).toMatchObject({ ok: true })
    asItWas()
  })

  const each = Math.ceil(amounts.tampering / ways.length)
  it.each(ways)(
    `${each} times: %s is found, and the refusal names the entry`,
    { timeout: 600_000 },
    async (_, tamper) => {
      for (let n = 0; n < each; n++) {
        const entry = tamper()
        expect(await evidence.broken()).toBe(entry)
        asItWas()
      }
    },
  )
})
