import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { bytesOf, enclosedIn, textOf, verdictOn } from "../../kit/evidence.ts"
import { type Played, played } from "../demo/played.ts"

interface House extends Played {
  /** for the public, and for the room */
  bundle: string
  room: string
  admitted: string[]
}

/** Two members and a statement; the attribution as the panel was opened with, and as it is set once they have worked. */
async function house(opened: Attribution, ...turned: Attribution[]): Promise<House> {
  const admitted: string[] = []
  const panel = await played(async stage => {
    await stage.open({
      slug: "house",
      title: { en: "The house" },
      languages: ["en"],
      authentic: [{ lang: "en", side: null }],
      sides: [],
      rule: presetRule,
      attribution: opened,
      public: true,
      demo: false,
    })
    const { member: chair } = await stage.do(null, "admit-member", { name: "Cy Dorn", role: "moderator" })
    for (const name of ["Ada Quist", "Ben Orr"])
      admitted.push(String((await stage.do(null, "admit-member", { name, role: "panelist" }))["member"]))
    const { topic = "" } = await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" })
    await stage.do(MemberId.parse(admitted[0]), "draft-statement", {
      topic: String(topic),
      lang: "en",
      text: "We agree.",
    })
    for (const attribution of turned) await stage.do(MemberId.parse(chair), "set-attribution", { attribution })
  })
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const made = async (audience: "room" | "gallery") => {
    const one = await panel.instance.evidence.bundle(workspace, { audience, session: null })
    if ("refuse" in one) throw new Error(one.refuse.code)
    return textOf(one)
  }
  return { ...panel, bundle: await made("gallery"), room: await made("room"), admitted }
}

/** The entries of a bundle, without the verifiers, which contain no names. */
const entriesIn = (bundle: string) => bundle.split("\n").filter(line => line.includes('"hash":'))

describe("under the Chatham House Rule, a bundle for the public", () => {
  let panel: House
  beforeAll(async () => {
    panel = await house("chatham")
  })
  afterAll(() => panel.remove())

  it("shows what was said in part, without its author, and each part proves itself", async () => {
    const { mjs } = await enclosedIn(panel.bundle)
    const verdict = verdictOn(bytesOf(panel.bundle))
    expect(verdict).toMatchObject({ ok: true, extracts: 0 })
    expect(await mjs.verify(bytesOf(panel.bundle), mjs.tools)).toEqual(verdict)
    const drafted = JSON.parse(panel.bundle.split("\n").find(line => line.includes("We agree.")) ?? "") as object
    expect(drafted).toMatchObject({ reading: { kind: "statement-drafted", by: null, body: { text: "We agree." } } })
    expect(drafted).not.toHaveProperty("salt")
  })

  it("names nobody, and gives no salt by which an author could be guessed", () => {
    const { bundle, room, admitted } = panel
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
    const changed = panel.bundle.replace("We agree.", "We doubt.")
    const entry = panel.bundle.split("\n").findIndex(line => line.includes("We agree."))
    expect(verdictOn(bytesOf(changed))).toEqual({ ok: false, part: "entry", entry, why: "hash" })
  })
})

describe("the attribution of a panel that was set after it was opened", () => {
  it("takes the authors out of the whole bundle for the public, of what was said before it too", async () => {
    const panel = await house("named", "chatham")
    const opened = entriesIn(panel.bundle)
    expect(opened.some(line => line.includes("We agree."))).toBe(true)
    const said = opened.filter(line => !line.includes('"kind":"member-admitted"')).join("\n")
    for (const id of panel.admitted) {
      expect(panel.room).toContain(`"by":"${panel.admitted[0]}"`)
      expect(said).not.toContain(id)
    }
    expect(verdictOn(bytesOf(panel.bundle))).toMatchObject({ ok: true })
    await panel.remove()
  })

  it("is the last one that was set, which is never looser than what was said under", async () => {
    const panel = await house("named", "unattributed", "chatham")
    expect(entriesIn(panel.bundle).join("\n")).not.toContain(`"by":"${panel.admitted[0]}"`)
    await panel.remove()
    await expect(house("named", "chatham", "named")).rejects.toThrow("attribution-looser")
  })
})
