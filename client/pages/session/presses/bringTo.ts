import { LitElement } from "lit"
import { type PersonAsked, placeAsked } from "../../../rules/asked.ts"

/**
 * Shows a person the card in which they are asked to act. The card's first control is scrolled to the middle of the
 * screen and gets the focus.
 */
export async function bringTo(page: LitElement, asked: PersonAsked): Promise<void> {
  await drawn(page)
  const found = controlFor(page, asked)
  if (!found) return
  // A card without controls is scrolled to the top.
  found.scrollIntoView({ block: found.matches("button, input") ? "center" : "start" })
  if (found instanceof HTMLElement) found.focus({ preventScroll: true })
}

/** Scrolls a thread into view. */
export async function bringToThread(page: LitElement, thread: string): Promise<void> {
  await page.updateComplete
  const rail = page.querySelector("plenary-thread-rail")
  await rail?.updateComplete
  rail?.renderRoot.querySelector(`[id="${thread}"]`)?.scrollIntoView({ block: "center" })
}

function controlFor(page: ParentNode, asked: PersonAsked): Element | null {
  const { statement } = placeAsked(asked)
  const card = page.querySelector(statement ? `[id="${CSS.escape(statement)}"]` : "plenary-round-card")
  const part = partOf(page, asked)
  return (part && (one(part, "input:checked, button.outlined") ?? one(part, "input, button") ?? part)) ?? card
}

/** Returns the card or form in which the person is asked to act. */
function partOf(page: ParentNode, asked: PersonAsked): Element | null {
  switch (asked.kind) {
    case "rate":
    case "position":
    case "said-so":
    case "review":
      return find(page, "plenary-round-card", element => Reflect.get(element, "round")?.id === asked.round.id)
    case "reply":
    case "block-kept":
      return find(page, "plenary-objection", element => Reflect.get(element, "objection")?.id === asked.objection.id)
    case "check-text":
    case "write-text":
    case "follow-text":
      return find(
        page,
        "plenary-language-text",
        element =>
          Reflect.get(element, "statement") === asked.statement.id && Reflect.get(element, "text")?.lang === asked.lang,
      )
    default:
      return null
  }
}

const one = (root: Element, selector: string): Element | null => find(root.shadowRoot ?? root, selector, () => true)

/** Returns the first match in document order, also inside shadow roots. */
function find(root: ParentNode, selector: string, is: (element: Element) => boolean): Element | null {
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(selector) && is(element) && element.checkVisibility()) return element
    const inside = element.shadowRoot && find(element.shadowRoot, selector, is)
    if (inside) return inside
  }
  return null
}

/** Resolves when the element and all elements inside it have rendered. */
async function drawn(element: LitElement): Promise<void> {
  await element.updateComplete
  for (const child of element.renderRoot.querySelectorAll("*")) if (child instanceof LitElement) await drawn(child)
}
