import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import type { LitElement } from "lit"
import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { wordStoreOf } from "../../../../client/elements/forms/fieldWords.ts"
import { type WordsKept } from "../../../../client/elements/forms/plenary-kept-words.ts"
import "../../../../client/elements/forms/plenary-kept-words.ts"
import type { CommandWanted } from "../../../../client/elements/session/kit/commandWanted.ts"
import { CancelSession } from "../../../../client/elements/session/planning/plenary-cancel-session.ts"
import { RosterImport } from "../../../../client/elements/session/planning/plenary-roster-import.ts"
import { Composer } from "../../../../client/elements/session/rail/plenary-composer.ts"
import { PositionForm } from "../../../../client/elements/session/round/answer/plenary-position-form.ts"
import { PlenaryLanguageText } from "../../../../client/elements/session/statement/plenary-language-text.ts"
import { PlenaryNewWorkspace } from "../../../../client/pages/home/plenary-new-workspace.ts"
import { PersonEditor } from "../../../../client/pages/workspace/people/plenary-person-editor.ts"
import { WorkspacePlan } from "../../../../client/pages/workspace/plenary-workspace-plan.ts"
import { liveContext } from "../../../../client/state/live.ts"
import { as, meeting, panel, scene, statement, texts } from "../../../kit/scenes.ts"
import { asked } from "../session/asking.ts"
import { press, settled, shown } from "../session/shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

/** Simulates a reload: the page is gone, and the tab's storage remains. */
const reload = () => document.body.replaceChildren()

const field = ({ renderRoot }: LitElement, name = "") =>
  renderRoot.querySelector<HTMLTextAreaElement>(name ? `[name="${name}"]` : "textarea")!

async function type(element: LitElement, words: string, name = ""): Promise<void> {
  field(element, name).value = words
  field(element, name).dispatchEvent(new Event("input", { bubbles: true, composed: true }))
  await settled(element)
}

const chen = as("Chen", "moderator", "CN")
const withdrawing = { kind: "withdraw", statement: statement("proposed") } as const
const open = (me = chen) => asked(withdrawing, scene({}, me))

test("a reason typed into a dialog is there again after a reload, only for the same person and the same act", async () => {
  await (await open()).write("reason", "It rests on an old figure.")
  reload()
  expect((await open()).field("reason")?.value).toBe("It rests on an old figure.")
  reload()
  expect((await open(as("Miwa", "moderator", "JP"))).field("reason")?.value).toBe("")
  reload()
  const other = await asked({ kind: "carry-over", statement: statement("proposed") }, scene({}, chen))
  expect(other.field("reason")?.value).toBe("")
})

test("a sent or discarded reason is kept no longer; a refused one is", async () => {
  for (const end of ["Cancel", "sent"] as const) {
    const { dialog, write, send } = await open()
    await write("reason", "It rests on an old figure.")
    dialog.addEventListener("command-wanted", (event: CommandWanted) => {
      event.answer = Promise.resolve({ ok: true, seq: 1, made: {} } as never)
    })
    if (end === "sent") await send()
    else press(dialog, end)
    await expect.poll(() => sessionStorage.length).toBe(0)
    reload()
  }
  const { dialog, write, send } = await open()
  await write("reason", "It rests on an old figure.")
  dialog.addEventListener("command-wanted", (event: CommandWanted) => {
    event.answer = Promise.resolve({ ok: false, refusal: { code: "busy", params: {} } } as never)
  })
  await send()
  reload()
  expect((await open()).field("reason")?.value).toBe("It rests on an old figure.")
})

test("a position's reason and remedy survive, with the choice that they belong to", async () => {
  const form = await shown(new PositionForm(), { place: "Lin r" })
  form.renderRoot.querySelector<HTMLInputElement>('[value="block"]')?.click()
  await settled(form)
  await type(form, "It names people.", "reason")
  await type(form, "Leave the names out.", "remedy")
  reload()
  const again = await shown(new PositionForm(), { place: "Lin r" })
  expect(again.renderRoot.querySelector<HTMLInputElement>("input:checked")?.value).toBe("block")
  expect([field(again, "reason").value, field(again, "remedy").value]).toEqual([
    "It names people.",
    "Leave the names out.",
  ])
  const next = await shown(new PositionForm(), { place: "Lin r2" })
  expect(next.renderRoot.querySelector("input:checked")).toBeNull()
})

test("a comment that was begun survives at its place until it is sent", async () => {
  await type(await shown(new Composer(), { place: "Lin t", action: "Send" }), "For whom?")
  reload()
  const again = await shown(new Composer(), { place: "Lin t", action: "Send" })
  expect(field(again).value).toBe("For whom?")
  expect(field(await shown(new Composer(), { place: "Lin u" })).value).toBe("")
  press(again, "Send")
  expect(sessionStorage.length).toBe(0)
})

test("Escape leaves a comment or a text and keeps its words; Cancel discards them", async () => {
  const [text] = texts({ en: "draft" })
  const comment = () => shown(new Composer(), { place: "Lin e", cancellable: true })
  const wording = async () => {
    const element = await shown(new PlenaryLanguageText(), {
      statement: "A-1",
      mayEdit: true,
      by: "Lin",
      text: text as never,
    })
    element.edit()
    await settled(element)
    return element
  }
  for (const draw of [comment, wording]) {
    const begun = await draw()
    await type(begun, "Data move by default.")
    field(begun).focus()
    await userEvent.keyboard("{Escape}")
    await settled(begun)
    reload()
    const again = await draw()
    expect(field(again).value).toBe("Data move by default.")
    press(again, "Cancel")
    expect(sessionStorage.length).toBe(0)
    reload()
  }
})

test("a text that was being edited opens with the typed words, and says that it was saved by another meanwhile", async () => {
  const [text] = texts({ en: "draft" }).map(one => ({ ...one, revision: 1 }))
  const given = { statement: "A-1", mayEdit: true, by: "Lin" }
  const before = await shown(new PlenaryLanguageText(), { ...given, text: text as never })
  before.edit()
  await settled(before)
  await type(before, "Data move by default.")
  reload()
  const after = await shown(new PlenaryLanguageText(), { ...given, text: { ...text, revision: 2 } as never })
  after.edit()
  await settled(after)
  expect(field(after).value).toBe("Data move by default.")
  expect(after.renderRoot.textContent).toContain("Somebody saved this text while you were editing.")
  press(after, "Cancel")
  expect(sessionStorage.length).toBe(0)
})

test("the reason for cancelling a session survives; a session that is not cancelled keeps no reason", async () => {
  const begin = async () => {
    const element = await shown(new CancelSession(), { session: meeting({ state: "scheduled" }) })
    press(element, "Cancel the session")
    await settled(element)
    return element
  }
  await type(await begin(), "The hall is closed.", "reason")
  reload()
  const again = await begin()
  expect(field(again, "reason").value).toBe("The hall is closed.")
  press(again, "Keep it")
  expect(sessionStorage.length).toBe(0)
})

test("Escape closes a dialog and keeps its words, and the dialog opens again with them", async () => {
  const { dialog, write } = await open()
  await write("reason", "It rests on an old figure.")
  await userEvent.keyboard("{Escape}")
  await expect.poll(() => dialog.renderRoot.querySelector("dialog")?.open).toBe(false)
  expect((await open()).field("reason")?.value).toBe("It rests on an old figure.")
  document.body.replaceChildren()

  const cancelling = await shown(new CancelSession(), { session: meeting({ state: "scheduled" }) })
  press(cancelling, "Cancel the session")
  await settled(cancelling)
  await type(cancelling, "The hall is closed.", "reason")
  await userEvent.keyboard("{Escape}")
  await expect.poll(() => cancelling.renderRoot.querySelector("dialog")).toBeNull()
  press(cancelling, "Cancel the session")
  await settled(cancelling)
  expect(field(cancelling, "reason").value).toBe("The hall is closed.")
})

test("Escape leaves a person's form and keeps its words; Cancel discards them", async () => {
  const place = document.createElement("div")
  const state = panel()
  const [member] = Object.values(state.members)
  const live = { state: signal(state), me: signal({ member: "Chen", role: "moderator", side: "CN" }) }
  new ContextProvider(place, { context: liveContext, initialValue: live as never })
  const editor = new PersonEditor()
  editor.member = member!.id
  place.append(editor)
  document.body.append(place)
  const begin = async () => {
    await settled(editor)
    press(editor, "Edit")
    await settled(editor)
    return editor.querySelector<HTMLInputElement>("#person-short")!
  }
  const gone = () => expect.poll(() => editor.querySelector("dialog")).toBeNull()
  const short = await begin()
  short.value = "Lin"
  short.dispatchEvent(new Event("input", { bubbles: true }))
  await userEvent.keyboard("{Escape}")
  await gone()
  const again = await begin()
  await expect.poll(() => again.value).toBe("Lin")
  press(editor, "Cancel")
  await gone()
  expect((await begin()).value).toBe(member!.short)
  expect(sessionStorage.length).toBe(0)
})

test("a page's form unfolds with the kept words, and is empty once it was reset", async () => {
  const draw = async () => {
    const place = document.createElement("div")
    document.body.append(place)
    render(
      html`<details><form><plenary-kept-words .place=${"Lin correction S"}></plenary-kept-words><textarea name="text"></textarea></form></details>`,
      place,
    )
    await Promise.resolve()
    return place
  }
  const first = (await draw()).querySelector("textarea")!
  first.value = "Han was there."
  first.dispatchEvent(new Event("input", { bubbles: true }))
  reload()
  const again = await draw()
  expect([again.querySelector("details")?.open, again.querySelector("textarea")?.value]).toEqual([
    true,
    "Han was there.",
  ])
  again.querySelector("form")?.reset()
  expect(sessionStorage.length).toBe(0)
})

test("a form that was filled in before keeps only the edited fields: others may change the rest meanwhile", async () => {
  const draw = (name: string, field: string) => {
    const place = document.createElement("div")
    document.body.append(place)
    render(
      html`<form><plenary-kept-words .place=${"Lin person Lin"}></plenary-kept-words>
        <input name="name" .defaultValue=${name} /><input name="field" .defaultValue=${field} /></form>`,
      place,
    )
    return [...place.querySelectorAll("input")]
  }
  const [, before] = draw("林", "law")
  before!.value = "data law"
  before!.dispatchEvent(new Event("input", { bubbles: true }))
  reload()
  expect(draw("林澈", "law").map(({ value }) => value)).toEqual(["林澈", "data law"])
})

test("a pasted roster is there again, unfolded, until it is applied or discarded", async () => {
  const draw = () =>
    shown(new RosterImport(), { state: panel(), by: { role: "moderator", side: "CN" }, member: "Chen" })
  await type(await draw(), "苏晚;panelist;CN")
  reload()
  const again = await draw()
  expect(again.renderRoot.querySelector("details")?.open).toBe(true)
  expect(field(again).value).toBe("苏晚;panelist;CN")
  expect(again.renderRoot.textContent).toContain("New: 苏晚")
  await type(again, "")
  expect(sessionStorage.length).toBe(0)
})

test("a session that is being planned keeps its title, hour and cities, which another element draws", async () => {
  const draw = async () => {
    const place = document.createElement("div")
    const live = { state: signal({ ...panel(), sessions: {} }), me: signal({ member: "Chen" }) }
    new ContextProvider(place, { context: liveContext, initialValue: live as never })
    const plan = new WorkspacePlan()
    place.append(plan)
    document.body.append(place)
    await settled(plan)
    return plan
  }
  const within = (plan: WorkspacePlan, name: string) => plan.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  const written = { "title-en": "第二次会议", starts: "2027-03-01T09:30", "zone-0": "Asia/Tokyo", "city-0-en": "東京" }
  const before = await draw()
  for (const [name, value] of Object.entries(written)) {
    within(before, name).value = value
    within(before, name).dispatchEvent(new Event("input", { bubbles: true }))
  }
  reload()
  const again = await draw()
  for (const [name, value] of Object.entries(written)) await expect.poll(() => within(again, name).value).toBe(value)
  expect(within(again, "topic-en").value).toBe("")
})

test("settings keep their ticks and choices too, and the page learns that something is not saved", async () => {
  const told: boolean[] = []
  const draw = async () => {
    const place = document.createElement("div")
    document.body.append(place)
    render(
      html`<form @words-kept=${({ any }: WordsKept) => told.push(any)}>
        <plenary-kept-words .place=${"Lin set-access"} .choices=${true}></plenary-kept-words>
        <input type="checkbox" name="public" checked /><input type="radio" name="way" value="one" checked />
        <input type="radio" name="way" value="two" /></form>`,
      place,
    )
    await new Promise(done => setTimeout(done))
    return [...place.querySelectorAll("input")]
  }
  const [open, , two] = await draw()
  expect(told.at(-1)).toBe(false)
  open!.click()
  two!.click()
  expect(told.at(-1)).toBe(true)
  reload()
  expect((await draw()).map(({ checked }) => checked)).toEqual([false, false, true])
  expect(told.at(-1)).toBe(true)
  document.querySelector("form")?.reset()
  expect(told.at(-1)).toBe(false)
})

test("without a page that keeps words, a field forgets them and works", () => {
  const stray = document.createElement("div")
  const store = wordStoreOf(stray)
  store.keep("m1 nowhere", { text: "left" })
  expect(store.read("m1 nowhere")).toEqual({})
  document.body.append(stray)
  wordStoreOf(stray).keep("m1 nowhere", { text: "left" })
  expect(wordStoreOf(stray).read("m1 nowhere")).toEqual({ text: "left" })
  wordStoreOf(stray).keep("m1 nowhere", {})
})

test("the form of a new panel comes back as it was typed: both sides, and who takes each chair", async () => {
  const open = async () => {
    const form = await shown(new PlenaryNewWorkspace(), {})
    await expect.poll(() => form.querySelector("select")?.value).toBeTruthy()
    return form
  }
  const form = await open()
  const write = async (id: string, words: string, kind = "input") => {
    const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)!
    field.value = words
    field.dispatchEvent(new Event(kind, { bubbles: true }))
    if (kind === "change") field.dispatchEvent(new Event("input", { bubbles: true }))
    await settled(form)
  }
  await write("new-title", "Battery safety")
  await write("new-side-0", "China")
  await write("new-side-1", "Japan")
  await write("new-chair-1", "other", "change")
  await write("new-chair-name-1", "Sato")
  reload()
  const again = await open()
  const values = () =>
    [...again.querySelectorAll("input, select")].map(field => (field as HTMLInputElement | HTMLSelectElement).value)
  await expect.poll(values).toEqual(["Battery safety", "China", "Japan", "later", "other", "Sato"])
  expect([...again.querySelectorAll("label")].map(label => label.textContent)).toContain("Who takes the chair of China")
})

test("a stored choice that a select no longer offers leaves the select as it is", async () => {
  const form = (options: readonly string[]) => {
    render(
      html`<form><plenary-kept-words .place=${"choice"}></plenary-kept-words><select name="side">
        ${options.map(one => html`<option value=${one}>${one}</option>`)}</select></form>`,
      document.body,
    )
    return document.body.querySelector("select")!
  }
  const first = form(["", "cn", "jp"])
  first.value = "jp"
  first.dispatchEvent(new Event("input", { bubbles: true }))
  render(null, document.body)
  const second = form(["", "cn"])
  // the element's own turn, in which it fills in what appeared late, is before this one
  await new Promise(resolve => setTimeout(resolve))
  expect(second.selectedIndex).toBe(0)
})
