import { afterEach, describe, expect, test } from "vitest"
import { OwnNotices } from "../../../client/elements/people/plenary-own-notices.ts"
import type { CommandWanted } from "../../../client/elements/session/kit/commandWanted.ts"
import { panel } from "../../kit/scenes.ts"
import { allWords, press, settled, shown } from "./session/shown.ts"

const text = { lang: "en", text: "I advise a port." } as const
const proposedInterest = { text, by: "Chen", at: 1, seq: 7 }
const former = (name: string, seq: number, by: string | null) => ({
  name,
  romanised: "",
  short: "",
  until: seq,
  seq,
  by,
})

async function notices(over: object) {
  const state = panel()
  const members = state.members as Record<string, object>
  const member = { ...members["Lin"], lang: "en", ...over }
  const sent: unknown[] = []
  const element = await shown(new OwnNotices(), {
    state: { ...state, members: { ...members, Lin: member } } as never,
    member: member as never,
    base: "/w/panel",
  })
  element.addEventListener("command-wanted", ({ kind, body }: CommandWanted) => sent.push([kind, body]))
  return { element, sent }
}

afterEach(() => document.body.replaceChildren())

describe("a person's own pages", () => {
  test("tell each renaming by another person, with both names, and are confirmed by one press for all", async () => {
    const formerly = [former("Lin", 3, "Chen"), former("Else", 5, null)]
    const { element, sent } = await notices({ name: "Third", formerly })
    expect(allWords(element)).toContain("Chen changed your name from “Lin” to “Else”.")
    expect(allWords(element)).toContain("Administrator changed your name from “Else” to “Third”.")
    press(element, "I have seen it")
    expect(sent).toEqual([["see-renaming", { upTo: 5 }]])
  })

  test("tell that another person set the e-mail address, and link to it", async () => {
    const { element, sent } = await notices({ addressSet: { by: "Chen", at: 1, seq: 9, cleared: false } })
    expect(allWords(element)).toContain("Chen set another e-mail address for your seat.")
    expect(element.renderRoot.querySelector("a")?.getAttribute("href")).toBe("/me")
    press(element, "I have seen it")
    expect(sent).toEqual([["see-address", { upTo: 9 }]])
  })

  test("tell of each opening that waits, the earliest first, and lead to where one says no to it", async () => {
    const state = panel()
    const minutes = { id: "P", at: 1_790_000_000_000, by: null, since: 1, publish: { session: "s", said: true } }
    const wider = { id: "O", at: 1_780_000_000_000, by: null, since: 1, access: { public: true, replay: "readers" } }
    const workspace = { ...state.workspace, id: "w", openings: { P: minutes, O: wider } }
    const waiting = (name: string, over = {}) =>
      shown(new OwnNotices(), {
        state: { ...state, workspace } as never,
        member: { ...Object.values(state.members).find(one => one.name === name), ...over } as never,
        base: "/w/panel",
      })
    const element = await waiting("Lin")
    expect([...element.renderRoot.querySelectorAll("p")].map(one => one.textContent.trim())).toEqual([
      expect.stringMatching(/^This panel opens to people without a seat on .*2026/),
      expect.stringMatching(/^Minutes of this panel are published on .*2026/),
    ])
    const links = [...element.renderRoot.querySelectorAll("a")]
    expect(links.map(one => one.getAttribute("href"))).toEqual(["/opening#w.O", "/opening#w.P"])
    expect(links[0]?.textContent).toBe("What about what I said?")
    expect(element.renderRoot.querySelectorAll("details")).toHaveLength(0)

    // A chair and the secretary call one off, by a second press that says what follows.
    for (const role of ["moderator", "secretary"]) {
      const office = await waiting("Miwa", { role })
      const sent: unknown[] = []
      office.addEventListener("command-wanted", ({ kind, body }: CommandWanted) => sent.push([kind, body]))
      const second = office.renderRoot.querySelectorAll("details")[1]
      second?.querySelector("summary")?.click()
      expect(second?.textContent).toContain("It then stays as it is, at once.")
      second?.querySelector("button")?.click()
      expect([role, sent]).toEqual([role, [["call-off-opening", { opening: "P" }]]])
    }
  })

  test("say nothing about notices already seen, or about a name that the person wrote", async () => {
    const own = { name: "Lin", romanised: "", short: "", until: 9, seq: 9 }
    const { element } = await notices({ name: "Mine", renamingSeen: 5, formerly: [former("Old", 5, "Chen"), own] })
    expect(allWords(element)).toBe("")
  })

  test("tell the author of a declined correction why, until they insist on it", async () => {
    const state = panel()
    const declined = { by: "Chen", at: 2, reason: "It was ten.", reasonLang: "en" }
    const correction = { id: "K", by: "Lin", text, at: 1, accepted: false, declined }
    const told = async (over: object) => {
      const element = await shown(new OwnNotices(), {
        state: {
          ...state,
          sessions: {
            S: {
              id: "S",
              title: { en: "Meeting" },
              minutes: { state: "under_review", corrections: [{ ...correction, ...over }] },
            },
          },
        } as never,
        member: state.members["Lin" as never] as never,
        base: "/w/panel",
      })
      return [allWords(element), element.renderRoot.querySelector("a")?.getAttribute("href")]
    }
    const [words, link] = await told({})
    expect(words).toContain("Your correction of the minutes of Meeting was not accepted. Reason: It was ten.")
    expect(link).toBe("/w/panel/s/S/minutes")
    expect(await told({ insisted: { text, at: 3 } })).toEqual(["", undefined])
  })

  test("ask about an interest that was entered for them, and confirm or refuse exactly the text shown", async () => {
    const { element, sent } = await notices({ proposedInterest })
    expect(allWords(element)).toContain("Chen entered this interest for you:")
    expect(allWords(element)).toContain("I advise a port.")
    press(element, "Confirm")
    press(element, "Refuse")
    expect(sent).toEqual([
      ["answer-interest", { seen: 7, answer: "confirm" }],
      ["answer-interest", { seen: 7, answer: "refuse" }],
    ])
  })

  test("let them rewrite it, beginning with the entered text", async () => {
    const { element, sent } = await notices({ proposedInterest })
    press(element, "Change")
    await settled(element)
    const area = element.renderRoot.querySelector("textarea")!
    expect(area.value).toBe("I advise a port.")
    area.value = "I advised a port until 2020."
    press(element, "State it")
    expect(sent).toEqual([
      ["state-interest", { member: "Lin", text: { lang: "en", text: "I advised a port until 2020." } }],
    ])
  })
})
