import { inTab } from "../kept/kept.ts"
import { isUnsettled, type KeptCommand } from "./pending.ts"
import { saidWith, wordsSentIn } from "./said.ts"

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

/** The panels of which this tab keeps something. */
export const panelsSent = (): string[] => [
  ...new Set(inTab.names(sentKept).map(name => name.slice(sentKept.length).split(" ")[0] ?? "")),
]

/**
 * Keeps what has no end yet, or one that its sender has not read. Of an act of an office only its id and its words are kept
 * until it is refused, since nobody may do it again by a reload.
 */
export function keepSent(place: string, list: readonly KeptCommand[]): void {
  if (place === "") return
  const kept = list
    .filter(({ status }) => status.state !== "recorded")
    .map(one =>
      isUnsettled(one) && one.kind !== "ballot" && saidWith(one.kind) === null
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
