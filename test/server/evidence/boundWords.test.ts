import { generateKeyPairSync, sign } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { verifiedRecords } from "../../../shared/papers/evidence/verifiedRecords.ts"
import { commitmentOf, hashOf, headerHash } from "../../../shared/record/chain.ts"
import { bytesOf, tools, writeBundle } from "../../kit/evidence.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"

const words = "I never agreed to this record."
let evidence: DemoEvidence
let forged: string
let head: string
let html: string

type Line = Record<string, unknown> & {
  seq: number
  hash: string
  kind: string
  at: number
  body: Record<"record" | "statement" | "topic", string>
}

/** A bundle that is true up to the declaration of a record, with a dissent and a withdrawal that somebody added. */
beforeAll(async () => {
  evidence = await demoEvidence()
  const lines = (await evidence.bundle("room")).trimEnd().split("\n")
  const [{ sha256: _, ...header }, ...rest] = lines.map(line => JSON.parse(line))
  const all: Line[] = rest.filter(line => "seq" in line && "hash" in line)
  const files = rest.filter(line => "file" in line).map(({ file, text }) => [file, text])
  html = String(new Map(files as [string, string][]).get("verify.html"))
  const end = all.findIndex(({ kind }) => kind === "record-declared")
  const entries = all.slice(0, end + 1).map(({ signature: __, ...line }) => line as Line)
  const declared = entries[end]!
  head = declared.hash
  const add = (kind: string, body: object) => {
    const [last, salt] = [entries.at(-1)!, "forged-salt-0000000000"]
    const is = { workspace: header.workspace, seq: last.seq + 1, kind, at: last.at + 1_000, by: String(declared["by"]) }
    const first = headerHash(tools.sha256, salt, is)
    const hash = hashOf(tools.sha256, last.hash, first, commitmentOf(tools.sha256, salt, body, null))
    const { workspace: __, ...line } = is
    entries.push({ ...line, salt, body, personal: null, hash } as unknown as Line)
  }
  const { record, statement, topic } = declared.body
  const of = { record, statement, topic }
  add("dissent-added", { ...of, member: declared["by"], text: { lang: "en", text: words } })
  add("record-withdrawn", { ...of, reason: words, reasonLang: "en" })
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  const own = Buffer.from(String(publicKey.export({ format: "jwk" }).x), "base64url").toString("hex")
  forged = writeBundle(
    {
      header: { ...header, publicKey: own, formerKeys: [], entries: entries.length },
      entries: entries as never,
      verifiers: Object.fromEntries(files),
    },
    { sha256: tools.sha256, sign: text => sign(null, Buffer.from(text), privateKey).toString("hex") },
  )
})
afterAll(() => evidence.demo.remove())

interface Page {
  verify(bytes: Uint8Array, tools: object, outside: object): Promise<{ ok: boolean; is: string }>
  recordsRead(heard: object[], verdict: object, sha256: (text: string) => Promise<string>): Promise<object[]>
}

/** The functions of the page that the bundle carries. */
async function pageIn(html: string): Promise<Page> {
  const script = /<script type="module">([\s\S]*?)const labels = /.exec(html)?.[1] ?? ""
  const source = `${script}\nexport { recordsRead as recordsReadHere, verify as verifyHere }`
  const page = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`)
  return { verify: page.verifyHere, recordsRead: page.recordsReadHere }
}

async function onPage(outside: object): Promise<string> {
  const { verify, recordsRead } = await pageIn(html)
  const heard: object[] = []
  const sha256 = async (text: string) => tools.sha256(text)
  const ed25519 = async (key: string, text: string, signature: string) => tools.ed25519(key, text, signature)
  const hear = (shown: object) => heard.push(shown)
  const verdict = await verify(bytesOf(forged), { sha256, ed25519, hear }, outside)
  expect(verdict.ok).toBe(true)
  return JSON.stringify(await recordsRead(heard, verdict, sha256))
}

test("words that were added after the entry of a given hash stand beside no record", async () => {
  const { verdict, records } = verifiedRecords(bytesOf(forged), tools, { head })
  expect(verdict).toMatchObject({ ok: true, is: "anchored" })
  expect(records.records).toHaveLength(1)
  expect(records.records[0]?.state).not.toBe("withdrawn")
  expect(JSON.stringify(records.state).includes(words)).toBe(false)
  expect(await onPage({ head })).not.toContain(words)
  expect(await onPage({})).toContain(words)
  // without a hash nothing is bound, and the verdict says so
  expect(JSON.stringify(verifiedRecords(bytesOf(forged), tools).records.state).includes(words)).toBe(true)
})
