import type { LitElement } from "lit"
import { afterEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { as, round, scene, statement, table } from "../../../../kit/scenes.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

async function settled(element: LitElement): Promise<void> {
  await element.updateComplete
  for (const child of element.renderRoot.querySelectorAll<LitElement>("*"))
    if ("updateComplete" in child) await settled(child)
}

const open = round("call", "open")
const given = { rounds: table(open), statements: table(statement("in_round")) }
const answers = { "call-open": { answered: 2, waiting: ["Han", "Morishita"] } }

async function card(who: object, over: Partial<RoundCard> = {}) {
  const element = new RoundCard()
  Object.assign(element, { scene: scene(given, { answers, ...who }), round: open, statement: statement("in_round") })
  Object.assign(element, over)
  const sent: CommandWanted[] = []
  element.addEventListener("command-wanted", event => {
    sent.push(event)
    event.answer = Promise.resolve({ ok: true, seq: 1, made: {} })
  })
  document.body.append(element)
  await settled(element)
  return { element, sent }
}

async function secretary() {
  const { element, sent } = await card(as("Xu", "secretary"))
  const root = element.renderRoot.querySelector("plenary-spoken-form")!.renderRoot
  const press = async (words: string, within: ParentNode = root) => {
    ;[...within.querySelectorAll("button")].find(one => one.textContent?.trim() === words)?.click()
    await settled(element)
  }
  const choose = async (name: string, value: string) => {
    const field = root.querySelector<HTMLSelectElement>(`select[name=${name}]`)!
    field.value = value
    field.dispatchEvent(new Event("change"))
    await settled(element)
  }
  await press("Enter a spoken position")
  return { element, sent, root, press, choose, form: () => root.querySelector("plenary-position-form")!.renderRoot }
}

test("the secretary sees who has not answered, and enters position and reason for them", async () => {
  const { sent, root, press, choose, form } = await secretary()
  const speakers = [...root.querySelectorAll<HTMLOptionElement>("select[name=speaker] option")].map(one => one.value)
  expect(speakers).toEqual(["", "Han", "Morishita"])
  await choose("speaker", "Morishita")
  await choose("lang", "ja")
  form().querySelector<HTMLInputElement>("input[value=reserve]")!.click()
  await press("Enter for Morishita", form())
  expect(sent).toEqual([])
  const reason = form().querySelector<HTMLTextAreaElement>("textarea[name=reason]")!
  expect(reason.lang).toBe("ja")
  reason.value = "2年に限る。"
  reason.dispatchEvent(new InputEvent("input"))
  await press("Enter for Morishita", form())
  const answer = { kind: "call", position: "reserve", reason: "2年に限る。", remedy: "", lang: "ja", confirmBy: null }
  expect(sent.map(({ kind, body }) => [kind, body])).toEqual([
    ["enter-spoken", { round: "call-open", member: "Morishita", answer }],
  ])
  expect(root.querySelector("[role=status]")?.textContent).toContain("Entered for Morishita: Agree with a reservation.")
  expect(root.querySelector("plenary-position-form")).toBeNull()
})

test("the words of one speaker are not left in the form for the next", async () => {
  const { choose, form } = await secretary()
  await choose("speaker", "Han")
  form().querySelector<HTMLInputElement>("input[value=disagree]")!.click()
  await choose("speaker", "Morishita")
  expect(form().querySelector("input:checked")).toBeNull()
})

test("nobody else is offered the form, and a rating has none", async () => {
  for (const who of [as("Chen", "moderator", "CN"), as("Lin", "panelist", "CN")])
    expect((await card(who)).element.renderRoot.querySelector("plenary-spoken-form")).toBeNull()
  const rating = { round: round("rating", "open") } as Partial<RoundCard>
  expect((await card(as("Xu", "secretary"), rating)).element.renderRoot.querySelector("plenary-spoken-form")).toBeNull()
})

const entered = (over: object = {}) => ({
  round: "call-open",
  revision: 1,
  answer: null,
  entered: {
    answer: { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const,
    by: "Xu",
    ended: false,
    ...over,
  },
})

test("its owner reads that it does not count yet, and makes it count by one press", async () => {
  const { element, sent } = await card(as("Han", "panelist", "CN"), { mine: entered() })
  expect(element.renderRoot.textContent).toMatch(/entered what you said: Agree\. It does not count yet\./)
  expect(element.renderRoot.querySelector("plenary-position-form")).toBeNull()
  element.renderRoot.querySelector<HTMLButtonElement>(".yours button.filled")!.click()
  await settled(element)
  expect(sent.map(({ kind, body }) => [kind, body])).toEqual([["say-so", { round: "call-open", seen: 1 }]])
})

test("while its owner's word is on its way, also after a reload, it is not said not to count and is asked no more", async () => {
  const who = { ...as("Han", "panelist", "CN"), sending: new Set(["call-open"]) }
  const { element } = await card(who, { mine: entered() })
  expect(element.renderRoot.querySelector(".yours")?.textContent).toMatch(/^\s*Your answer is still on its way\.\s*$/)
  expect(element.renderRoot.querySelector(".yours button")).toBeNull()
})

test("its owner answers otherwise, also where a second officer heard something else", async () => {
  const { element, sent } = await card(as("Han", "panelist", "CN"), { mine: entered({ ended: true }) })
  expect(element.renderRoot.textContent).toContain("A second officer heard something else")
  element.renderRoot.querySelector<HTMLButtonElement>(".yours button.apart")!.click()
  await settled(element)
  const form = element.renderRoot.querySelector("plenary-position-form")!.renderRoot
  form.querySelector<HTMLInputElement>("input[value=abstain]")!.click()
  form.querySelector<HTMLElement>(".filled")!.click()
  await settled(element)
  expect(sent[0]).toMatchObject({ kind: "answer-round", body: { seen: 1, answer: { position: "abstain" } } })
})

test("a second officer presses what they heard, without seeing what was entered, and has one try", async () => {
  const spoken = [{ member: "Han", revision: 1, by: "Miwa", is: "waits" as const, officer: null }]
  const told = { "call-open": { answered: 0, waiting: ["Han"], spoken } }
  const { element, sent } = await card({ ...as("Chen", "moderator", "CN"), answers: told })
  const hears = element.renderRoot.querySelector("plenary-hear-spoken")!.renderRoot
  expect(hears.querySelector("input:checked")).toBeNull()
  const submit = hears.querySelector<HTMLButtonElement>("form button")!
  submit.click()
  await settled(element)
  expect(hears.querySelector("[role=alert]")?.textContent).toBe("Please choose an answer first.")
  expect(sent).toEqual([])
  hears.querySelector<HTMLInputElement>("input[value=agree]")!.click()
  await settled(element)
  expect(hears.querySelector("[role=alert]")).toBeNull()
  submit.click()
  await settled(element)
  const body = { round: "call-open", member: "Han", heard: "agree" }
  expect(sent.map(one => [one.kind, one.body])).toEqual([["confirm-spoken", body]])
  expect(hears.querySelector("[role=status]")?.textContent).toContain("The entry has ended")
  expect(hears.querySelector("form")).toBeNull()
})

test("the secretary who entered it is not asked as the second officer", async () => {
  const spoken = [{ member: "Han", revision: 1, by: "Xu", is: "waits" as const, officer: null }]
  const { element } = await card({
    ...as("Xu", "secretary"),
    answers: { "call-open": { answered: 0, waiting: [], spoken } },
  })
  expect(element.renderRoot.querySelector("plenary-hear-spoken")?.renderRoot.textContent?.trim()).toBe("")
})

test("an answer that its owner has corrected is shown to the secretary, who cannot change it", async () => {
  const { element, root, press, choose, form } = await secretary()
  await choose("speaker", "Morishita")
  form().querySelector<HTMLInputElement>("input[value=agree]")!.click()
  await press("Enter for Morishita", form())
  const done = () => root.querySelector("ul[role=status]")?.textContent?.replace(/\s+/g, " ")
  expect(done()).toContain("Entered for Morishita: Agree.")
  const host = element.renderRoot.querySelector("plenary-spoken-form")!
  host.scene = scene(given, {
    ...as("Xu", "secretary"),
    answers: { "call-open": { answered: 3, waiting: ["Han"], corrected: ["Morishita"] } },
  })
  await settled(host)
  expect(done()).toContain("Morishita has corrected what you entered.")
  expect(root.querySelector("ul[role=status] button")).toBeNull()
})

test("the fields for an answer given aloud ask for the speaker's words, and the speaker reads them", async () => {
  const { element, choose, form } = await secretary()
  await choose("speaker", "Morishita")
  form().querySelector<HTMLInputElement>("input[value=block]")!.click()
  await settled(element)
  const words = form().textContent ?? ""
  expect(words).toContain("The reason that Morishita gave (printed with the record)")
  expect(words).toContain("What change would make it acceptable to Morishita?")
  expect(words).not.toContain("Your reason")
  document.body.replaceChildren()
  const answer = {
    kind: "call",
    position: "disagree",
    reason: "害の定義がない。",
    remedy: "",
    lang: "ja",
    confirmBy: null,
  } as const
  const mine = {
    round: "call-open",
    revision: 1,
    answer: null,
    entered: { answer, by: null, ended: false },
  } as NonNullable<RoundCard["mine"]>
  const { element: hers } = await card(as("Morishita", "panelist", "JP"), { mine })
  const own = hers.renderRoot.querySelector(".yours")
  expect(own?.textContent).toContain("entered what you said: Disagree.")
  expect(own?.querySelector('[lang="ja"]')?.textContent).toBe("害の定義がない。")
})
