/**
 * Performs a single-letter shortcut. The caller has checked that the reader uses such shortcuts and is not in a text
 * field. A shortcut moves the focus or opens a form, and sends nothing.
 */
export function pressLetter(page: HTMLElement, letter: string): void {
  switch (letter) {
    case "j":
      return toNext(threadsOf(page), 1)
    case "k":
      return toNext(threadsOf(page), -1)
    case "c":
      return page.querySelector("plenary-note")?.ask("discuss")
    case "s":
      return page.querySelector("plenary-note")?.ask("statement")
    case "r":
      return inThread(page, "plenary-composer")?.focus()
    case "e":
      return inThread(page, ".tools > button")?.focus()
    case "g":
      return within(page.querySelector("plenary-foot-bar"), "button.filled, button.main")?.focus()
    case "[":
      return toNext(statementsOf(page), -1)
    case "]":
      return toNext(statementsOf(page), 1)
    default:
      return to(statementsOf(page)[Number(letter) - 1])
  }
}

const threadsOf = (page: HTMLElement): Element[] => [
  ...(page.querySelector("plenary-thread-rail")?.renderRoot.querySelectorAll("plenary-thread-card") ?? []),
]
const statementsOf = (page: HTMLElement): Element[] => [...page.querySelectorAll("plenary-statement-card")]

/**
 * Moves the focus from the focused card to the next or the previous card. If no card has the focus, the first card gets
 * the focus.
 */
function toNext(cards: readonly Element[], step: 1 | -1): void {
  const at = cards.findIndex(card => card.matches(":focus-within"))
  to(cards[at < 0 ? 0 : Math.max(0, Math.min(cards.length - 1, at + step))])
}

function to(card: Element | undefined): void {
  const article = within(card ?? null, "article")
  article?.setAttribute("tabindex", "-1")
  article?.scrollIntoView({ block: "nearest" })
  article?.focus({ preventScroll: true })
}

const inThread = (page: HTMLElement, selector: string): HTMLElement | null => {
  const cards = threadsOf(page)
  return within(cards.find(card => card.matches(":focus-within")) ?? cards[0] ?? null, selector)
}

const within = (host: Element | null, selector: string): HTMLElement | null =>
  host?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
