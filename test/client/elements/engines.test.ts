import { css, html, LitElement } from "lit"
import { afterEach, expect, onTestFinished, test } from "vitest"
import { cdp, userEvent } from "vitest/browser"
import { FootBar } from "../../../client/elements/session/bar/plenary-foot-bar.ts"
import { AskFloor } from "../../../client/elements/session/floor/plenary-ask-floor.ts"
import { sessionStyles } from "../../../client/elements/session/kit/sheet.ts"
import { choiceSheet } from "../../../client/elements/session/round/answer/choiceSheet.ts"
import { LanguageChoice } from "../../../client/elements/shell/plenary-language-choice.ts"
import { initials } from "../../../client/elements/shell/plenary-person-mark.ts"
import { cockpit } from "../../../client/rules/cockpit.ts"
import printSheet from "../../../client/styles/print.css?inline"
import { eventually } from "../../kit/clocks/eventually.ts"
import { as, meeting, scene } from "../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

class Sheeted extends LitElement {
  static override styles = [sessionStyles, choiceSheet, css`:host { display: block; }`]
  protected override render() {
    return html`<table><tbody><tr><td>4</td></tr></tbody></table><svg></svg><dl><dt>a</dt></dl>
      <div class="positions">${["Agree", "Agree with a reservation", "Disagree", "Cannot accept"].map(
        words => html`<label class="choice"><input type="radio" checked /><span>${words}</span></label>`,
      )}</div>`
  }
}
customElements.define("test-sheeted", Sheeted)

test("a page break cuts no row, list or picture in two, on a page and inside its elements", async () => {
  const media = cdp() as unknown as { send(method: string, params: object): Promise<void> }
  const element = new Sheeted()
  const style = document.createElement("style")
  style.textContent = printSheet
  const list = document.createElement("li")
  document.body.append(style, element, list)
  await element.updateComplete
  onTestFinished(() => media.send("Emulation.setEmulatedMedia", { media: "" }))
  await media.send("Emulation.setEmulatedMedia", { media: "print" })
  const cut = (of: Element | null | undefined) => of && getComputedStyle(of).breakInside
  expect(["tr", "svg", "dl"].map(tag => cut(element.shadowRoot?.querySelector(tag)))).toEqual([
    "avoid",
    "avoid",
    "avoid",
  ])
  expect(cut(list)).toBe("avoid")
})

test("four positions stand side by side only if no word in them is broken", async () => {
  const element = new Sheeted()
  document.body.append(element)
  for (const width of [610, 704]) {
    element.style.inlineSize = `${width}px`
    await element.updateComplete
    const words = element.shadowRoot?.querySelectorAll(".choice > span")[1]
    const text = words && document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode()
    if (!text) throw new Error("no words")
    const range = document.createRange()
    range.setStart(text, "Agree with a ".length)
    range.setEnd(text, "Agree with a reservation".length)
    expect(range.getClientRects(), `at ${width}`).toHaveLength(1)
  }
})

test.each(["the floor's other turns", "the bar's other choices"])(
  "a press on %s focuses the first control",
  async what => {
    const element = what.startsWith("the floor") ? new AskFloor() : new FootBar()
    const live = scene(
      {},
      {
        ...as(what.startsWith("the floor") ? "Han" : "Mo", what.startsWith("the floor") ? "panelist" : "moderator"),
        session: meeting({}),
      },
    )
    element.scene = live
    if (element instanceof FootBar) element.cockpit = cockpit
    document.body.append(element)
    await element.updateComplete
    const opener = element.renderRoot.querySelector<HTMLElement>("[popovertarget]")
    if (!opener) throw new Error("no menu")
    await userEvent.click(opener)
    const menu = element.renderRoot.querySelector("[popover]")
    await eventually(() => expect(element.shadowRoot?.activeElement).toBe(menu?.querySelector("button")))
  },
)

test("the list of languages has no native style, which one browser paints grey", async () => {
  const element = new LanguageChoice()
  document.body.append(element)
  await element.updateComplete
  const select = element.shadowRoot?.querySelector("select")
  expect(select && getComputedStyle(select).appearance).toBe("none")
})

test("initials come from the name, not from a title", () => {
  expect(["Dr. Rashid al-Mansoori, PhD", "Prof. Dr. Ana Ribeiro", "Mo Derator", "林澈", "Dr"].map(initials)).toEqual([
    "RA",
    "AR",
    "MD",
    "林",
    "D",
  ])
})
