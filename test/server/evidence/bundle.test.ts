import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Entry } from "../../../shared/contract/events.ts"
import { bytesOf, type Enclosed, enclosedIn, verdictOn } from "../../kit/evidence.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"

let evidence: DemoEvidence
let room: string
let gallery: string
let enclosed: Enclosed

beforeAll(async () => {
  evidence = await demoEvidence()
  room = await evidence.bundle("room")
  gallery = await evidence.bundle("gallery")
  enclosed = (await enclosedIn(room)).mjs
})
afterAll(() => evidence.demo.remove())

type Line = Partial<Entry> & {
  seq?: number
  hash?: string
  salt?: string
  header?: string
  signature?: string
  personal?: object | null
}
const linesOf = (bundle: string): Line[] =>
  bundle
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line) as Line)
const entriesOf = (bundle: string) => linesOf(bundle).filter(line => typeof line.seq === "number")

describe("the demo's bundle", () => {
  it("verifies by the server's verifier and by its own, which agree to the letter", async () => {
    for (const bundle of [room, gallery]) {
      const verdict = verdictOn(bytesOf(bundle))
      expect(verdict).toMatchObject({ ok: true, is: "consistent", anchored: null, extracts: 0 })
      expect(await enclosed.verify(bytesOf(bundle), enclosed.tools)).toEqual(verdict)
    }
  })

  it("is made of the same bytes each time", async () => {
    expect(await evidence.bundle("room")).toBe(room)
    expect(await evidence.bundle("gallery")).toBe(gallery)
  })

  it("holds every entry in full for the room", async () => {
    const { seq } = await evidence.instance.store.head(evidence.workspace)
    expect(entriesOf(room)).toHaveLength(seq)
    expect(entriesOf(room).every(line => line.salt)).toBe(true)
  })

  it("names nobody to the public: a name is a commitment, and no salt confirms a guess", async () => {
    const { members } = await evidence.demo.stage.state()
    const names = Object.values(members).map(member => member.name)
    expect(names.length).toBeGreaterThan(8)
    for (const name of names) expect(room).toContain(JSON.stringify(name))
    for (const name of names) expect(gallery).not.toContain(name)
    const personal = entriesOf(gallery).flatMap(line => (line.personal ? [line.personal] : []))
    expect(personal.length).toBeGreaterThan(8)
    for (const one of personal) expect(Object.keys(one)).toEqual(["commitment"])
  })

  it("signs the head of every record and of the session's end, in the log itself", async () => {
    const signed = entriesOf(room).filter(line => line.signature)
    const vouched = entriesOf(room).filter(line =>
      ["record-declared", "record-confirmed", "session-closed"].includes(line.kind ?? ""),
    )
    expect(vouched.length).toBeGreaterThan(3)
    // a supersession is committed with the confirmation that brings it, and then it is the head
    const heads = vouched.map(({ seq = 0 }) => {
      const next = entriesOf(room)[seq]
      return next?.kind === "record-superseded" ? seq + 1 : seq
    })
    expect(signed.map(line => line.seq)).toEqual(expect.arrayContaining(heads))
  })

  it("takes a hash from outside as an anchor, wherever in the chain it is, and refuses another", async () => {
    const record = entriesOf(room).find(line => line.kind === "record-declared")
    expect(verdictOn(bytesOf(room), { head: record?.hash })).toMatchObject({ ok: true, anchored: record?.seq })
    const head = "0".repeat(64)
    const verdict = verdictOn(bytesOf(room), { head })
    expect(verdict).toEqual({ ok: false, part: "anchor", entry: null, why: "not-anchored" })
    expect(await enclosed.verify(bytesOf(room), enclosed.tools, { head })).toEqual(verdict)
  })

  it("says that a key from outside was used", () => {
    const key = evidence.instance.keys.publicKey
    expect(verdictOn(bytesOf(room), { key })).toMatchObject({ ok: true, is: "complete" })
  })
})
