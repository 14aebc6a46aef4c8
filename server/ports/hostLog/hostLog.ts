import type { HostDraft } from "../../../shared/record/host/hostEntry.ts"
import type { HostEvent } from "../../../shared/record/host/hostEvents.ts"
import type { Clock } from "../host/clock.ts"

/** The log of the host: what happened to this server, without contents (DOMAIN HL1). */
export interface HostLog {
  /** Records something that has no transaction of its own, such as an export. */
  append(event: HostEvent): Promise<void>
}

/**
 * Makes the entry of an event. An act that writes takes the entry along into its own transaction (`Unit.host`, and the
 * arguments of that name in ports/database/directory), so that neither is there without the other.
 */
export function hostDraft(event: HostEvent, clock: Pick<Clock, "now" | "id">): HostDraft {
  const { kind, by, about = null, ...body } = event
  return { kind, at: clock.now(), body, personal: { by, about }, salt: clock.id(), personalSalt: clock.id() }
}
