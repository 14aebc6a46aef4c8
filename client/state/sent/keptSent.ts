import { signal } from "@preact/signals-core"
import type { Role } from "../../../shared/model/terms.ts"
import { inTab } from "../kept/kept.ts"
import { keepWords, keptPlaces, keptWords } from "../kept/keptWords.ts"
import { asKept, isUnsettled, type KeptCommand, type Pending, withoutSeat } from "./pending.ts"
import { byItself, isSentOnce, wordsSentIn } from "./said.ts"

/** The beginning of the names under which a tab keeps commands without a known end. */
export const sentKept = "sent "

/** Reads the commands of one seat that this tab keeps. Unreadable ones are dropped; the server checks each anyway. */
export function keptSent(place: string): KeptCommand[] {
  try {
    const kept: unknown = JSON.parse((place && inTab.read(sentKept + place)) || "[]")
    return Array.isArray(kept) ? kept.filter(isCommand) : []
  } catch {
    return []
  }
}

/** The readers without a seat who send commands, as the second part of a place names them. */
const seatless: readonly (string | undefined)[] = ["public", "admin"] satisfies Role[]

/**
 * Takes up the commands that this tab keeps of one reader. A command that was sent before its reader took a seat is not
 * sent again in the name of that seat: the page asks what became of it. Words on their way leave the form in which they were
 * typed, so that nobody says them twice: the list holds the words from here on, and says what became of them.
 */
export function takeSent(place: string): Pending[] {
  const [slug = "", who] = place.split(" ")
  const left = seatless.includes(who) ? [] : seatless.flatMap(kind => takeAway(`${slug} ${kind}`))
  const asked = left.map(one =>
    isUnsettled(one) ? { ...one, status: { state: "asked" } as const, waited: true } : one,
  )
  const kept = [...asked, ...keptSent(place)].map(asKept)
  const member = place.split(" ").at(-1) ?? ""
  // The words for a round are compared with the whole answer, once that is given.
  for (const one of kept) if (isUnsettled(one) && one.kind !== "answer-round") forgetTyped(member, one.body)
  return kept
}

function takeAway(place: string): KeptCommand[] {
  const kept = keptSent(place)
  inTab.write(sentKept + place, null)
  return kept
}

/** Removes what the member typed about the subject of a command, if these are the words of the command. */
function forgetTyped(member: string, body: object): void {
  const said = new Set(wordsSentIn(body).map(words => words.trim()))
  const about = new Set<unknown>(Object.values(body))
  for (const place of keptPlaces(`${member} `)) {
    const isTyped = Object.values(keptWords(place)).some(words => said.has(words.trim()))
    if (isTyped && place.split(" ").some(part => about.has(part))) keepWords(place, {})
  }
}

/** the number of times that a reader without their seat has read what became of something */
const timesRead = signal(0)

/**
 * Returns what this tab keeps of a panel in which this browser has no seat any more, each with what forgets it. A reader
 * who comes back to the seat before reading it is told what became of it.
 */
export function sentSeatless(slug: string): { one: Pending; read: () => void }[] {
  void timesRead.value
  const places = inTab.names(`${sentKept}${slug} `).map(name => name.slice(sentKept.length))
  return places.flatMap(place =>
    keptSent(place).map(kept => {
      const isOpen = isUnsettled(kept) || kept.status.state === "asked"
      const read = () => {
        keepSent(
          place,
          keptSent(place).filter(({ id }) => id !== kept.id),
        )
        timesRead.value++
      }
      return { one: asKept(isOpen ? { ...kept, status: withoutSeat } : kept), read }
    }),
  )
}

/** The panels of which this tab keeps something. */
export const panelsSent = (): string[] => [
  ...new Set(inTab.names(sentKept).map(name => name.slice(sentKept.length).split(" ")[0] ?? "")),
]

/**
 * Keeps every command that has no end yet, or whose end its sender has not read. If a reload may not repeat a command,
 * such as an act of an office, only its id and its words are kept until it is refused.
 */
export function keepSent(place: string, list: readonly KeptCommand[]): void {
  if (place === "") return
  const kept = list
    .filter(({ kind, status }) => status.state !== "recorded" && !byItself.has(kind))
    .map(one =>
      isUnsettled(one) && one.kind !== "ballot" && isSentOnce(one.kind)
        ? { ...one, body: { text: wordsSentIn(one.body).join("\n") }, status: { state: "asked" }, waited: true }
        : one,
    )
  inTab.write(sentKept + place, kept.length === 0 ? null : JSON.stringify(kept))
}

const isCommand = (one: unknown): one is KeptCommand =>
  typeof one === "object" &&
  one !== null &&
  "id" in one &&
  typeof one.id === "string" &&
  "kind" in one &&
  typeof one.kind === "string" &&
  "status" in one &&
  typeof one.status === "object" &&
  "body" in one &&
  typeof one.body === "object"
