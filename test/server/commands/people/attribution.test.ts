import { afterEach, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { rightOf } from "../../../../server/sync/rights.ts"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { attributions } from "../../../../shared/model/terms.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { element } from "../../../shared/document/notes.ts"
import { typed } from "../statement/typing.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
})
afterEach(() => panel.end())

const set = (attribution: (typeof attributions)[number]) => panel.do("moderator", "set-attribution", { attribution })
const refusedTo = (attribution: (typeof attributions)[number]) =>
  panel.refused("moderator", "set-attribution", { attribution })
const workspaceId = async () => (await panel.stage.state()).workspace!.id
const galleryEntries = async () =>
  JSON.stringify((await panel.instance.folds.entries(await workspaceId(), 0, "gallery")).list)

const spoken = { lang: "en", text: "The minister phoned me." } as const
const comment = (topic: string): CommandInput<"open-thread"> => ({ topic, entry: spoken })

/** Contributions before a session: each by itself fixes the policy that it was made under. */
const contributions: Record<string, () => Promise<unknown>> = {
  "a comment": () => panel.do("panelist1", "open-thread", comment(panel.topic)),
  "a draft of a statement": () =>
    panel.do("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text: "Data move." }),
  "a question": () => panel.do("observer", "ask-question", { session: panel.session, text: spoken }),
  "an interest": () =>
    panel.do("panelist1", "state-interest", { member: panel.people["panelist1"]!, text: { ...spoken } }),
  "an action": () =>
    panel.do("secretary", "add-action", { owners: [panel.people["panelist1"]!], text: { en: "Draft the annex." } }),
  "the chair's summary": () =>
    panel.do("moderator", "write-summary", { session: panel.session, text: { en: "Views differ." } }),
  "the start of a session": () => panel.do("moderator", "start-session", { session: panel.session }),
  "a word in the note, even one that was taken out again": async () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText("Mine.")
    await typed(panel, "panelist1", doc, () => doc.getXmlFragment(noteRoot).push([element("paragraph", {}, text)]))
    await typed(panel, "panelist1", doc, () => text.delete(0, 5))
  },
}

describe("contributions under the Chatham House Rule never get their names back", () => {
  test.each(Object.entries(contributions))("not after %s", async (_, contribute) => {
    await set("chatham")
    await contribute()
    const before = await galleryEntries()
    expect(before).not.toContain("panelist1")
    for (const looser of ["named", "unattributed"] as const) expect(await refusedTo(looser)).toBe("attribution-looser")
    expect(await galleryEntries()).toBe(before)
  })
})

test("until somebody says something the policy changes freely, and afterwards it only gets stricter", async () => {
  await set("chatham")
  await set("named")
  await panel.do("panelist1", "open-thread", comment(panel.topic))
  expect(await galleryEntries()).toContain("panelist1")
  await set("unattributed")
  expect(await galleryEntries()).not.toContain("panelist1")
  expect(await refusedTo("named")).toBe("attribution-looser")
  await panel.do("moderator", "start-session", { session: panel.session })
  await set("chatham")
  expect(await refusedTo("unattributed")).toBe("attribution-looser")
})

describe("a seat whose owner agreed to another policy", () => {
  let credential: { cookie: string }
  beforeEach(async () => {
    credential = await panel.take("panelist1")
    await panel.take("moderator")
    await set("chatham")
  })

  test("is told, says nothing by command or in a note, and does so again once it has agreed", async () => {
    const about = { of: "attribution", attribution: "chatham" } as const
    expect(toNotify(await panel.stage.state(), about)).toEqual([panel.people["panelist1"]])
    expect(await panel.refused("panelist1", "open-thread", comment(panel.topic))).toBe("consent-due")
    const writes = () => rightOf(panel.instance.seats, panel.topic, credential)
    expect(await writes()).toMatchObject({ kind: "right", mayWrite: false })
    await panel.do("panelist1", "accept-attribution", { attribution: "chatham" })
    expect(await writes()).toMatchObject({ kind: "right", mayWrite: true })
    await panel.do("panelist1", "open-thread", comment(panel.topic))
    expect(toNotify(await panel.stage.state(), about)).toBeNull()
  })

  test("agrees to the policy that it has read and to no later one", async () => {
    expect(await panel.refused("panelist1", "accept-attribution", { attribution: "named" })).toBe("text-changed")
    await set("named")
    expect(await panel.refused("panelist1", "accept-attribution", { attribution: "chatham" })).toBe("text-changed")
  })

  test("may leave the panel without agreeing", async () => {
    await panel.do("panelist1", "leave-panel", {})
    expect((await panel.stage.state()).members[panel.people["panelist1"]!]?.removed).toBe(true)
  })
})

test("the member who sets a policy agrees to it, and a later member agrees to the policy at their time", async () => {
  await panel.take("moderator")
  await set("chatham")
  await panel.take("panelist2")
  const { members } = await panel.stage.state()
  expect(members[panel.people["moderator"]!]?.agreed).toBe("chatham")
  expect(members[panel.people["panelist2"]!]?.agreed).toBe("chatham")
  await panel.do("panelist2", "open-thread", comment(panel.topic))
})
