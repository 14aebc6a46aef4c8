import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { readRoot } from "./promises.ts"

const standings = ["met", "partly", "not met", "does not apply"] as const

interface Row {
  /** as the table names them, e.g. "v5.0.0-6.2.1 to 12" */
  named: string
  level: string
  short: string
  standing: string
  where: string
  test: string
}

/** The rows of requirements in a text; a table about something else has no id of a requirement. */
const rowsOf = (text: string): Row[] =>
  text
    .split("\n")
    .filter(line => line.startsWith("| v"))
    .map(line => line.split("|").map(cell => cell.trim()))
    .map(([, named = "", level = "", short = "", standing = "", where = "", tests = ""]) => ({
      named,
      level,
      short,
      standing,
      where,
      test: tests,
    }))

/** Each requirement of a row, without the version; none if the row names them in another way. */
function idsOf({ named }: Pick<Row, "named">): string[] {
  const [, section, first, last] = /^v5\.0\.0-(\d+\.\d+)\.(\d+)(?: to (\d+))?$/.exec(named) ?? []
  if (section === undefined || first === undefined) return []
  const count = Number(last ?? first) - Number(first) + 1
  return Array.from({ length: count }, (_, n) => `${section}.${Number(first) + n}`)
}

/** The files and folders that a cell names. */
const pathsIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)]
    .map(([, quoted = ""]) => quoted)
    .filter(quoted =>
      /^(client|server|shared|test|scripts|docs|migrations|deploy)\/|^\.?\w[\w-]*(\.md|\.json)$/.test(quoted),
    )

function amissIn({ named, standing, where, test: tests }: Row): string[] {
  const gone = pathsIn(`${where} ${tests}`).filter(path => !existsSync(join(root, path)))
  const testPaths = pathsIn(tests)
  const holds = standing === "met" || standing === "partly"
  return [
    ...gone.map(path => `${named}: there is no ${path}`),
    ...(where === "" ? [`${named}: says neither where nor why`] : []),
    ...(holds && testPaths.length === 0 && tests !== "no test" ? [`${named}: says nothing of a test`] : []),
    ...testPaths.filter(path => !path.startsWith("test/")).map(path => `${named}: ${path} is no test`),
  ]
}

const checklist = readRoot("docs/SECURITY-CHECKLIST.md")
const rows = rowsOf(checklist)
/** the ids of the requirements of levels 1 and 2, by level */
const levels = JSON.parse(readRoot("test/server/house/requirements.json")) as Record<"1" | "2", string[]>
const required = new Map(Object.entries(levels).flatMap(([level, ids]) => ids.map(id => [id, level] as const)))

describe("the security checklist", () => {
  test("has each requirement of levels 1 and 2 once, and no other", () => {
    const listed = rows.flatMap(idsOf)
    expect(rows.filter(row => idsOf(row).length === 0)).toEqual([])
    expect(listed.toSorted()).toEqual([...required.keys()].toSorted())
  })

  test("says the level of each requirement", () => {
    const wrong = rows.filter(row => {
      const own = new Set(idsOf(row).map(id => required.get(id)))
      return row.level !== [...own].toSorted((a, b) => Number(a) - Number(b)).join(", ")
    })
    expect(wrong).toEqual([])
  })

  test("says how each stands, with places and tests that exist", () => {
    expect(rows.filter(({ standing }) => !standings.some(one => one === standing))).toEqual([])
    expect(rows.flatMap(amissIn)).toEqual([])
  })

  test("counts them right", () => {
    const counted = standings.map(standing => [
      standing,
      rows.filter(row => row.standing === standing).flatMap(idsOf).length,
    ])
    const said = standings.map(standing => [
      standing,
      Number(new RegExp(`^\\| ${standing} +\\| (\\d+) +\\|$`, "m").exec(checklist)?.[1]),
    ])
    expect(said).toEqual(counted)
  })

  test("a missing file, a test that is none and a row without a reason are found", () => {
    const row = rowsOf("| v5.0.0-1.2.3 to 4 | 1 | words | met | `server/nowhere.ts` | `docs/DOMAIN.md` |")[0]!
    expect(idsOf(row)).toEqual(["1.2.3", "1.2.4"])
    expect(amissIn(row)).toHaveLength(2)
    expect(amissIn({ ...row, where: "", test: "—" })).toHaveLength(2)
    expect(amissIn({ ...row, standing: "not met", where: "a reason", test: "—" })).toEqual([])
  })
})

const sources = ["client", "server", "shared", "scripts"].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(name => /\.(ts|mjs)$/.test(name) && !name.includes("node_modules"))
    .map(name => join(folder, name)),
)
const approved = new Set(["sha256", "SHA-256", "aes-256-gcm", "ed25519", "Ed25519", "x25519"])
const named =
  /\b(?:createHash|createHmac|createCipheriv|createDecipheriv|generateKeyPairSync|hkdfSync|hash|subtle\.digest|importKey)\(\s*"([\w-]+)"|\balgorithm = "([\w-]+)"/g
/** Finds the calls that take or make a key. Each file with one has a line in the inventory. */
const keyed = /\b(?:createHmac|createCipheriv|generateKeyPairSync|hkdfSync)\(/

/** The algorithms that a source names and that nobody approved. */
const unapproved = (source: string): string[] =>
  [...source.matchAll(named)].map(([, one, other]) => one ?? other ?? "").filter(name => !approved.has(name))

describe("the inventory of cryptography", () => {
  const inventory = checklist.slice(checklist.indexOf("## What is encrypted"))

  test("names places that exist, and each place of the server that has a key", () => {
    const listed = pathsIn(inventory)
    expect(listed.filter(path => !existsSync(join(root, path)))).toEqual([])
    const withKey = sources.filter(file => file.startsWith("server/") && keyed.test(readRoot(file)))
    expect(withKey.length).toBeGreaterThan(5)
    expect(withKey.filter(file => !listed.includes(file))).toEqual([])
  })

  test("no source uses another algorithm", () => {
    expect(sources.flatMap(file => unapproved(readRoot(file)).map(name => `${file}: ${name}`))).toEqual([])
    expect(unapproved('createHash("md5"); const algorithm = "aes-128-ecb"; createHash("sha256")')).toEqual([
      "md5",
      "aes-128-ecb",
    ])
  })
})
