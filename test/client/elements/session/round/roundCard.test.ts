import type { LitElement } from "lit"
import { afterEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import type { AnswerGiven } from "../../../../../client/elements/session/round/answer/answerGiven.ts"
import { PositionForm } from "../../../../../client/elements/session/round/answer/plenary-position-form.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { as, positions, round, scene, scores, statement, table } from "../../../../kit/scenes.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

/** All text that a reader could find in an element, through all its shadow roots. */
function everything(root: ParentNode): string {
  return [...root.querySelectorAll("*")]
    .map(one => `${one.outerHTML}${one.shadowRoot ? everything(one.shadowRoot) : ""}`)
    .join("\n")
}

async function settled(element: LitElement): Promise<void> {
  await element.updateComplete
  for (const child of element.renderRoot.querySelectorAll<LitElement>("*"))
    if ("updateComplete" in child) await settled(child)
}

async function card(over: Partial<RoundCard> = {}): Promise<RoundCard> {
  const element = new RoundCard()
  const open = round("rating", "open")
  const given = { rounds: table(open), statements: table(statement("in_round")) }
  const shown = scene(given, {
    ...as("Lin", "panelist", "CN"),
    answers: { "rating-open": { answered: 3, waiting: ["Lin"] } },
  })
  Object.assign(element, { scene: shown, round: open, statement: statement("in_round"), ...over })
  document.body.append(element)
  await settled(element)
  return element
}

test("an open round shows a count and no distribution, even if a faulty server sent one", async () => {
  const faulty = { ...round("rating", "open"), answers: scores(9, 9, 9, 1) as never, answered: 4 }
  const element = await card({ round: faulty })
  expect(everything(document.body)).toContain("3 of 4 have answered")
  expect(everything(document.body)).not.toMatch(/plenary-(round-result|dot-strip)|plenary-tally-bar|Median|rate 7–9/)
  const named = { ...round("call", "open"), answers: positions("agree", "agree", "agree", "block") as never }
  Object.assign(element, { round: named })
  await settled(element)
  expect(everything(document.body)).not.toMatch(/plenary-round-result|plenary-tally-bar|Hayase|Morishita/)
})

test("a member outside the electorate is offered no form", async () => {
  const other = scene({}, as("Chen", "moderator", "CN"))
  const element = await card({ scene: other })
  expect(element.renderRoot.querySelector("plenary-rating-form")).toBeNull()
})

test("an answer is sent with the revision that this page has seen, and can be changed until the round closes", async () => {
  const answer = { kind: "rating", score: 7 } as const
  const element = await card({ mine: { round: "rating-open", revision: 2, answer } })
  expect(element.renderRoot.textContent).toContain("Your rating: 7. You can change it until the round closes.")
  element.renderRoot.querySelector<HTMLButtonElement>(".yours button")?.click()
  await settled(element)
  const sent: CommandWanted[] = []
  element.addEventListener("command-wanted", event => sent.push(event))
  const form = element.renderRoot.querySelector("plenary-rating-form")
  form?.renderRoot.querySelector<HTMLInputElement>("input[value='8']")?.click()
  expect(sent).toEqual([])
  form?.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  expect(sent[0]?.body).toEqual({ round: "rating-open", answer: { kind: "rating", score: 8 }, seen: 2 })
})

/** The focused element, through all shadow roots. */
function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

test("the focus stays in the card when an answer is submitted by keyboard, and when it is to be changed", async () => {
  const element = await card()
  element.addEventListener("command-wanted", event => {
    event.answer = Promise.resolve({ ok: true } as never)
  })
  const form = element.renderRoot.querySelector("plenary-rating-form")
  form?.renderRoot.querySelector<HTMLInputElement>("input[value='8']")?.click()
  const submit = form?.renderRoot.querySelector<HTMLButtonElement>("button.filled")
  submit?.focus()
  submit?.click()
  await settled(element)
  element.mine = { round: "rating-open", revision: 1, answer: { kind: "rating", score: 8 } } as never
  await settled(element)
  expect(focused()?.textContent).toBe("Change")
  ;(focused() as HTMLButtonElement).click()
  await settled(element)
  await expect.poll(() => (focused() as HTMLInputElement).value).toBe("8")
})

test("a reader who has moved on before an answer arrives keeps their focus", async () => {
  const element = await card()
  element.addEventListener("command-wanted", event => {
    event.answer = Promise.resolve({ ok: true } as never)
  })
  const form = element.renderRoot.querySelector("plenary-rating-form")
  form?.renderRoot.querySelector<HTMLInputElement>("input[value='8']")?.click()
  form?.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  const note = document.createElement("textarea")
  document.body.append(note)
  note.focus()
  element.mine = { round: "rating-open", revision: 1, answer: { kind: "rating", score: 8 } } as never
  await settled(element)
  expect(focused()).toBe(note)
})

async function positionForm(named = true) {
  const form = new PositionForm()
  form.named = named
  document.body.append(form)
  await form.updateComplete
  const given: AnswerGiven[] = []
  form.addEventListener("answer-given", event => given.push(event))
  const choose = async (value: string) => {
    form.renderRoot.querySelector<HTMLInputElement>(`input[value='${value}']`)?.click()
    await form.updateComplete
  }
  const write = (name: string, text: string) => {
    const field = form.renderRoot.querySelector<HTMLTextAreaElement>(`textarea[name='${name}']`)
    if (!field) throw new Error(`no field ${name}`)
    field.value = text
    field.dispatchEvent(new InputEvent("input"))
  }
  const submit = async () => {
    form.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
    await form.updateComplete
  }
  return { form, given, choose, write, submit }
}

test("the choices are in their order, abstention separate, each at least 48 px high", async () => {
  const { form } = await positionForm()
  const values = [...form.renderRoot.querySelectorAll<HTMLInputElement>("input")].map(({ value }) => value)
  expect(values).toEqual(["agree", "reserve", "disagree", "block", "abstain"])
  expect(form.renderRoot.querySelector(".abstain input[value='abstain']")).not.toBeNull()
  for (const choice of form.renderRoot.querySelectorAll(".choice"))
    expect(choice.getBoundingClientRect().height).toBeGreaterThanOrEqual(48)
})

test("a round without names offers no “cannot accept”", async () => {
  const { form } = await positionForm(false)
  expect(form.renderRoot.querySelector("input[value='block']")).toBeNull()
})

test("a block needs its reason and its remedy, and is not sent before", async () => {
  const { form, given, choose, write, submit } = await positionForm()
  await submit()
  await choose("block")
  await submit()
  expect(form.renderRoot.querySelector("[role=alert]")?.textContent).toContain("Please give a reason")
  write("reason", "An aggregate describes a person.")
  await submit()
  expect(form.renderRoot.querySelector("[role=alert]")?.textContent).toContain("what change")
  expect(given).toEqual([])
  write("remedy", "Groups of at least 30.")
  await submit()
  expect(given[0]?.answer).toMatchObject({ position: "block", remedy: "Groups of at least 30." })
})

test("a reason written for a position that was then changed is not sent", async () => {
  const { given, choose, write, submit } = await positionForm()
  await choose("reserve")
  write("reason", "Only inspected where it is kept.")
  await choose("agree")
  await submit()
  expect(given[0]?.answer).toMatchObject({ position: "agree", reason: "" })
})
