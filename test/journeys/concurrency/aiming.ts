/** A press that a person is about to make: its place, and the label and the act of the button there. */
export interface Wish {
  x: number
  y: number
  words: string
  act: string
}

interface Heard {
  acts: string[]
  /** the place at which the pointer aims; null: no place */
  at: { x: number; y: number } | null
  /** the element that was seen there, and since when */
  seen: { what: Element | null; words: string; since: number }
  /** the moment of the press, and since when the pressed element was there */
  pressed: { at: number; since: number } | null
  below(point: { x: number; y: number }): Element | null
  look(): void
}

declare global {
  interface Window {
    heard: Heard
  }
}

/** Runs before the page's own scripts: records the acts of presses and prevents them. */
export function listenAtPress(): void {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told)
    if (typeof value !== "object" || value === null) return value
    if ("id" in value) return value.id
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, told(one)]))
  }
  const acts: string[] = []
  for (const kind of ["act-wanted", "command-wanted", "asked-wanted", "topic-chosen", "draft-wanted"])
    addEventListener(
      kind,
      event => {
        event.stopImmediatePropagation()
        const { act, kind: command, body, asked, topic } = event as never as Record<string, unknown>
        acts.push(JSON.stringify(told({ act, command, body, asked, topic })))
      },
      { capture: true },
    )
  const heard: Heard = {
    acts,
    at: null,
    seen: { what: null, words: "", since: 0 },
    pressed: null,
    below({ x, y }) {
      let found = document.elementFromPoint(x, y)
      while (found?.shadowRoot) {
        const within = found.shadowRoot.elementFromPoint(x, y)
        if (!within || within === found) break
        found = within
      }
      return found?.closest("button") ?? null
    },
    look() {
      if (!heard.at) return
      const what = heard.below(heard.at)
      const words = what?.closest("li, article, form, tr, .row, section")?.textContent ?? ""
      if (what !== heard.seen.what || words !== heard.seen.words) heard.seen = { what, words, since: performance.now() }
    },
  }
  window.heard = heard
  const each = () => {
    heard.look()
    requestAnimationFrame(each)
  }
  requestAnimationFrame(each)
  addEventListener(
    "pointerdown",
    () => {
      heard.look()
      heard.pressed = { at: performance.now(), since: heard.seen.since }
    },
    { capture: true },
  )
}

/** Chooses a button that has an act, scrolls it into view, and reads its label and act. */
export async function aimAt(seed: number): Promise<Wish | null> {
  const { heard } = window
  const within = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap(one => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])])
  const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  const tabs = document.querySelectorAll<HTMLElement>(".room-rail [role='tab']")
  if (seed % 8 === 0) tabs[seed % tabs.length]?.click()
  await drawn()
  const buttons = within(document).filter(
    (one): one is HTMLButtonElement =>
      one instanceof HTMLButtonElement &&
      !one.disabled &&
      one.getAttribute("aria-disabled") !== "true" &&
      !one.closest("plenary-note, header, [role='tablist']") &&
      one.checkVisibility(),
  )
  for (let n = 0; n < 8; n++) {
    const button = buttons[(seed + n * 7_919) % buttons.length]
    if (!button) return null
    // The browser's scroll anchoring holds a scrolled pane in place, but not a pane at its top.
    for (const pane of document.querySelectorAll(".room-centre, .room-rail, .rail-body")) pane.scrollTop = 0
    button.scrollIntoView({ block: seed % 3 === 0 ? "center" : "nearest", behavior: "instant" })
    await drawn()
    const box = button.getBoundingClientRect()
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    if (heard.below(at) !== button) continue
    heard.acts.length = 0
    button.click()
    await drawn()
    const [act] = heard.acts.splice(0)
    if (act === undefined || heard.below(at) !== button) continue
    heard.at = at
    heard.pressed = null
    heard.look()
    return { ...at, words: button.innerText, act }
  }
  return null
}

/** The acts of the press, and whether the pressed element had been there long enough to be read. */
export async function pressesHeard(): Promise<{ done: string[]; settled: boolean }> {
  const { heard } = window
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const { pressed } = heard
  heard.at = null
  return { done: heard.acts.splice(0), settled: pressed === null || pressed.at - pressed.since > 690 }
}
