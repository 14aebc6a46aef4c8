import { afterEach, expect, test } from "vitest"
import { useLang } from "../../../client/i18n/language.ts"
import { accessEndedWords } from "../../../client/i18n/sentences/accessEndedWords.ts"
import { ProblemView } from "../../../client/pages/problem/plenary-problem-view.ts"
import { SessionConnection } from "../../../client/state/live.ts"
import type { AccessEnded } from "../../../shared/contract/live.ts"
import { fakeWires, snapshot } from "../state/fakeWires.ts"

const ended = (why: AccessEnded["why"], more: Partial<AccessEnded> = {}): AccessEnded => ({
  kind: "access-ended",
  why,
  at: Date.UTC(2026, 8, 21, 9),
  by: "Miwa Megumi",
  reason: "The phone is lost.",
  ...more,
})
/** Every way there is: the type checker asks for a new one. */
const every: Record<AccessEnded["why"], true> = {
  reissued: true,
  disowned: true,
  removed: true,
  left: true,
  suspended: true,
  "panel-removed": true,
  "signed-out": true,
}
const isWay = (why: string): why is AccessEnded["why"] => why in every
const ways = Object.keys(every).filter(isWay)

afterEach(async () => {
  await useLang("en")
  document.body.replaceChildren()
})

test.each(["en", "zh", "ja"] as const)("each way that access ends has its own title and sentence (%s)", async lang => {
  await useLang(lang)
  const said = [...ways.map(why => accessEndedWords(ended(why))), accessEndedWords(null)]
  expect(new Set(said.map(({ title }) => title)).size).toBe(said.length)
  expect(new Set(said.map(({ text }) => text)).size).toBe(said.length)
  for (const why of ["reissued", "removed", "suspended"] as const) {
    const { text } = accessEndedWords(ended(why))
    for (const fact of ["2026", "Miwa Megumi", "The phone is lost."]) expect(text).toContain(fact)
  }
})

test.each([
  [
    "en",
    "You no longer have this seat",
    "somebody else who sat down",
    "open the link of the letter and sit down there",
  ],
  ["zh", "您已不再拥有此席位", "就座的并非其本人", "请打开邀请函中的链接就座"],
  ["ja", "この席はあなたの席ではなくなりました", "着席したのは別の人である", "招待状のリンクを開いて着席してください"],
] as const)(
  "the page of whoever sat down for another says that the invited person said so, when, and how each of the two goes on (%s)",
  async (lang, title, text, advice) => {
    await useLang(lang)
    const view = new ProblemView()
    view.problem = { kind: "revoked", ended: ended("disowned", { by: "", reason: "" }), unsent: ["My words"] }
    document.body.append(view)
    await view.updateComplete
    expect(view.querySelector("h1")?.textContent).toBe(title)
    for (const said of [text, "2026", advice, "My words"]) expect(view.textContent).toContain(said)
  },
)

test("if an administrator acted, or the reader may not see the name, the sentence is complete", () => {
  const { text, advice } = accessEndedWords(ended("suspended", { by: "", reason: "" }))
  expect(text).toMatch(/The administrator suspended your seat on .*\. Answers that you gave stand\.$/)
  expect(accessEndedWords(ended("reissued", { by: "" })).text).toMatch(
    /^A moderator, the secretary or the administrator had/,
  )
  expect(advice).toContain("Write to the administrator")
})

test("the former holder's page says what happened, what they can do, and shows the unsent words", async () => {
  const view = new ProblemView()
  view.problem = { kind: "revoked", ended: ended("reissued"), unsent: ["My words"] }
  document.body.append(view)
  await view.updateComplete
  expect(view.querySelector("h1")?.textContent).toBe("Your seat was reissued")
  expect(view.textContent).toContain("write to the moderators or the administrator at once")
  expect(view.textContent).toContain("Text that was not sent can be copied here.")
})

test("the server's reason for closing the connection is kept until the next fetch finds that access is gone", async () => {
  const nobody = { member: null, name: "", role: "public" as const, side: null, lang: "en" }
  const { wires, server } = fakeWires([snapshot(4), { ...snapshot(5), me: nobody }])
  const live = new SessionConnection({ slug: "demo" }, wires)
  await live.open()
  server.hint(ended("removed"))
  expect(live.connection.value.state).not.toBe("revoked")
  server.hint({ kind: "reload" })
  await expect.poll(() => live.connection.value).toEqual({ state: "revoked", ended: ended("removed") })
  live.close()
})
