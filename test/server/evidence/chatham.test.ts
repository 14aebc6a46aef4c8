import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { MemberId } from "../../../shared/model/ids.ts"
import { presetRule } from "../../../shared/model/rule.ts"
import { bytesOf, enclosedIn, verdictOn } from "../../kit/evidence.ts"
import { type Played, played } from "../demo/played.ts"

let panel: Played
let bundle: string
let room: string
const admitted: string[] = []

beforeAll(async () => {
  panel = await played(async stage => {
    await stage.open({
      slug: "house",
      title: { en: "The house" },
      languages: ["en"],
      authentic: [{ lang: "en", side: null }],
      sides: [],
      rule: presetRule,
      attribution: "chatham",
      public: true,
      demo: false,
    })
    for (const name of ["Ada Quist", "Ben Orr"])
      admitted.push(String((await stage.do(null, "admit-member", { name, role: "panelist" }))["member"]))
    const { topic = "" } = await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" })
    await stage.do(MemberId.parse(admitted[0]), "draft-statement", {
      topic: String(topic),
      lang: "en",
      text: "We agree.",
    })
  })
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const made = async (audience: "room" | "gallery") => {
    const one = await panel.instance.evidence.bundle(workspace, { audience, session: null })
    if ("refuse" in one) throw new Error(one.refuse.code)
    return one.text
  }
  bundle = await made("gallery")
  room = await made("room")
})
afterAll(() => panel.remove())

describe("under the Chatham House Rule, a bundle for the public", () => {
  it("shows what was said in part, without its author, and says how much rests on the signature alone", async () => {
    const { mjs } = await enclosedIn(bundle)
    const verdict = verdictOn(bytesOf(bundle))
    expect(verdict).toMatchObject({ ok: true })
    expect(verdict.ok && verdict.extracts).toBeGreaterThan(0)
    expect(await mjs.verify(bytesOf(bundle), mjs.tools)).toEqual(verdict)
    const drafted = JSON.parse(bundle.split("\n").find(line => line.includes("We agree.")) ?? "") as object
    expect(drafted).toMatchObject({ extract: { kind: "statement-drafted", by: null, body: { text: "We agree." } } })
    expect(drafted).not.toHaveProperty("salt")
  })

  it("names nobody, and gives no salt by which an author could be guessed", () => {
    for (const name of ["Ada Quist", "Ben Orr"]) {
      expect(room).toContain(name)
      expect(bundle).not.toContain(name)
    }
    const authored = room.split("\n").filter(line => line.includes(`"by":"${admitted[0]}"`))
    expect(authored.length).toBeGreaterThan(0)
    for (const line of authored) {
      const { salt } = JSON.parse(line) as { salt: string }
      expect(bundle).not.toContain(salt)
    }
  })

  it("fails where a part was changed, and names its entry", () => {
    const changed = bundle.replace("We agree.", "We doubt.")
    const entry = bundle.split("\n").findIndex(line => line.includes("We agree."))
    expect(verdictOn(bytesOf(changed))).toEqual({ ok: false, part: "entry", entry, why: "hash" })
  })
})
