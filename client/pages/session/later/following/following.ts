import { effect } from "@preact/signals-core"
import type { Look, Looks } from "../../../../../shared/contract/live.ts"
import { currentItem } from "../../../../../shared/rules/readings/agenda.ts"
import { runsBeside } from "../../../../../shared/rules/readings/deadlines.ts"
import { roundsIn } from "../../../../../shared/rules/readings/rounds.ts"
import { heightOf, placeAt } from "../../../../elements/note/place.ts"
import type { View } from "../../../../scene/scene.ts"
import { singleKeys } from "../../../../state/kept/preferences.ts"
import type { SessionStore } from "../../../../state/session/sessionStore.ts"
import { isPlainKey } from "../../presses/shortcuts.ts"
import { leads, mayFollow } from "./follow.ts"

export { followSwitch } from "./follow.ts"

/**
 * Milliseconds between two messages with the chair's place. Twice a second is the server's limit
 * (server/live/hints/looking.ts).
 */
const pauseMs = 500
/**
 * The share of the pane's height between its top and the chair's place. The reader then also sees the lines before the
 * place.
 */
const aboveShare = 0.15
/** Pixels below the upper edge of the pane from which a line counts as visible. */
const edgePx = 16
const scrolling = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "])

/**
 * Sends the place that the chair looks at to the other pages. A page that follows the chair scrolls to this place,
 * until its reader scrolls by hand. The places are hints and are never folded. Returns a function that stops the
 * sending and the following.
 */
export function followChair(page: HTMLElement, room: SessionStore, onWall: boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let said = ""
  const look = () => {
    timer = null
    const scene = room.scene.peek()
    const place = scene && document.hasFocus() && leads(scene) ? lookOf(page, room, scene.session.id) : null
    if (!place || JSON.stringify(place) === said) return
    said = JSON.stringify(place)
    room.live.look(place)
  }
  const soon = () => {
    timer ??= setTimeout(look, pauseMs)
  }
  const byHand = ({ type, target, key }: Partial<KeyboardEvent> & Pick<Event, "type" | "target">) => {
    const moves = type !== "keydown" || (key !== undefined && scrolling.has(key))
    if (moves && target instanceof Node && page.contains(target)) room.following.value = false
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "f" || !singleKeys.peek() || !isPlainKey(event)) return
    if (mayFollow(room)) room.following.value = !room.following.peek()
  }
  const end = new AbortController()
  const { signal } = end
  for (const type of ["scroll", "selectionchange", "focus"])
    document.addEventListener(type, soon, { signal, capture: true })
  for (const type of ["wheel", "touchmove", "keydown"]) page.addEventListener(type, byHand, { signal, passive: true })
  document.addEventListener("keydown", pressed, { signal })
  const stops = [
    ...(onWall ? [effect(wallTab(page, room))] : []),
    effect(() => {
      // A new topic or a new chair changes the chair's place without a scroll event.
      const scene = room.scene.value
      if (room.topic.value !== null && scene && leads(scene)) soon()
    }),
    effect(followed(page, room)),
  ]
  return () => {
    end.abort()
    if (timer) clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

/**
 * Returns an effect that shows what the chair looks at. When the panel goes on to another agenda item, the place that
 * was told before is old: the page shows the topic of the item until the chair looks at another place.
 */
function followed(page: HTMLElement, room: SessionStore): () => void {
  let item = room.session.peek().current
  let old: Looks | null = null
  return () => {
    const looks = room.live.hints.looks.value
    const session = room.session.value
    const turned = session.current !== item
    item = session.current
    if (turned) old = looks
    // The page does not scroll while its reader is writing.
    if (!looks || !room.following.value || room.isWriting() || looks.session !== session.id) return
    if (looks !== old) return void go(page, room, looks)
    const { topic } = currentItem({ session }) ?? {}
    if (turned && topic && room.topic.peek() !== topic) room.show(topic)
  }
}

/**
 * Returns an effect that chooses the wall's tab. When the chair looks at a place, the wall shows the note. When a
 * round, a record or the agenda item changes, the wall shows the current events from their start.
 */
function wallTab(page: HTMLElement, room: SessionStore): () => void {
  let seen: Looks | null = null
  let then = ""
  let told: string | null = null
  return () => {
    const scene = room.scene.value
    if (!scene) return
    const news = newsOf(scene)
    const looks = room.live.hints.looks.value
    if (told !== null && told !== news)
      requestAnimationFrame(() => page.querySelector(".wall-main")?.scrollTo({ top: 0 }))
    told = news
    if (looks !== seen) then = news
    seen = looks
    const quiet = news === then && roundsIn(scene, "open").every(runsBeside)
    room.tab.value = looks !== null && quiet && scene.session.state === "live" ? "note" : "agenda"
  }
}

const newsOf = ({ session, state }: View): string =>
  [
    session.current,
    ...Object.values(state.rounds).map(round => round.state),
    ...Object.values(state.records).map(record => record.state),
  ].join()

/**
 * Returns the place that the chair looks at: the selected text, otherwise the first visible text of the note, otherwise
 * the first visible statement, otherwise the topic alone.
 */
function lookOf(page: HTMLElement, room: SessionStore, session: string): Look | null {
  const topic = room.topic.peek()
  const note = page.querySelector("plenary-note")
  if (topic === null || !note) return null
  const pane = Math.max(0, note.closest<HTMLElement>(".room-centre")?.getBoundingClientRect().top ?? 0)
  // Lines behind the note's toolbar do not count as visible.
  const tools = note.querySelector(".note-tools")?.getBoundingClientRect()
  const top = tools && tools.top <= pane + 1 ? Math.max(pane, tools.bottom) : pane
  const nothing = { session, topic, at: null, statement: null }
  if (note.getBoundingClientRect().bottom > top + edgePx) {
    const at = note.read((view, doc) => placeAt(view, doc, top + edgePx))
    // A note without text has no place, but its topic is told.
    return { ...nothing, at: at ?? null }
  }
  const statement = [...page.querySelectorAll("plenary-statement-card")].find(
    card => card.getBoundingClientRect().bottom > top + edgePx,
  )
  return { ...nothing, statement: statement?.id ?? null }
}

/** Shows the topic, waits until the browser has painted its text, and scrolls to the place. */
async function go(page: HTMLElement, room: SessionStore, { topic, at, statement }: Look): Promise<void> {
  if (room.topic.peek() !== topic) room.show(topic)
  await room.live.shown.arrived(topic)
  await new Promise(resolve => requestAnimationFrame(resolve))
  const note = page.querySelector("plenary-note")
  const y =
    at === null
      ? page.querySelector(`[id="${CSS.escape(statement ?? "")}"]`)?.getBoundingClientRect().top
      : note?.read((view, doc) => heightOf(view, doc, at))
  const scroller = scrollerOf(note)
  if (y === null || y === undefined) return
  const top = Math.max(0, scroller.getBoundingClientRect().top)
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches
  const by = y - top - scroller.clientHeight * aboveShare
  if (Math.abs(by) > edgePx) scroller.scrollBy({ top: by, behavior: still ? "auto" : "smooth" })
}

function scrollerOf(start: Element | null): HTMLElement {
  for (let at = start?.parentElement ?? null; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return document.documentElement
}
