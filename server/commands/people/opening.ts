import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { PlannedOpening, State } from "../../../shared/fold/state.ts"
import type { SessionId } from "../../../shared/model/ids.ts"
import { notAsked } from "../../../shared/rules/frame/contributors.ts"
import { accountsMs, endsSooner, openingMs, openingsOf, opensWider } from "../../../shared/rules/gate/opening.ts"
import type { Decision, ReadCommand, Situation } from "../../core/command.ts"
import { serverActor } from "../../core/serverActor.ts"
import type { AskedAct } from "../proposal/askedAct.ts"

/** Returns whether a round is open. Nobody changes who may answer it while it asks. */
export const isAsking = ({ rounds }: State): boolean => Object.values(rounds).some(({ state }) => state === "open")

/** Carries out what the chairs have agreed: the seats that vote need an account, a day from now, or need none. */
export function setAccounts({ state, now }: Situation, { about }: Pick<AskedAct<"accounts">, "about">): Decision {
  if (isAsking(state)) return refuse("round-asks")
  const { required } = about
  const from = required ? { from: now + accountsMs } : {}
  return { events: [{ kind: "accounts-set", body: { required, ...from } }] }
}

/** Ends the openings that wait, because another one takes their place. Its letter says the new time. */
const replaceOpenings = (state: State, ends: (opening: PlannedOpening) => boolean): NewEvent[] =>
  openingsOf(state)
    .filter(ends)
    .map(({ id: opening }) => ({ kind: "opening-ended", body: { opening } }))

/** Ends the openings that wait, because somebody has set something narrower: they do not happen. */
export const endOpenings = (state: State, ends: (opening: PlannedOpening) => boolean): NewEvent[] =>
  openingsOf(state)
    .filter(ends)
    .map(({ id: opening }) => ({ kind: "opening-ended", body: { opening, off: true } }))

/** Plans that the panel opens wider, once everybody has had notice for seven days. */
export function planAccess({ state, now }: Situation, { about, proposal }: AskedAct<"access">): Decision {
  const { act: _, ...access } = about
  const before = replaceOpenings(state, one => one.access !== undefined)
  return {
    events: [...before, { kind: "opening-planned", body: { opening: proposal, at: now + openingMs, access } }],
  }
}

/** Plans that an embargo ends earlier, once everybody has had notice for seven days. */
export function planEmbargo({ state, now }: Situation, { about, proposal }: AskedAct<"embargo">): Decision {
  const { act: _, ...embargo } = about
  const before = replaceOpenings(state, isOfEmbargo(about.session))
  return {
    events: [...before, { kind: "opening-planned", body: { opening: proposal, at: now + openingMs, embargo } }],
  }
}

/** Plans that adopted minutes are published, once everybody has had notice for seven days. */
export function planPublication({ now }: Situation, { about, proposal }: AskedAct<"publish">): Decision {
  const { act: _, ...publish } = about
  return { events: [{ kind: "opening-planned", body: { opening: proposal, at: now + openingMs, publish } }] }
}

export const isOfEmbargo =
  (session: SessionId) =>
  ({ embargo }: PlannedOpening): boolean =>
    embargo?.session === session

/** Opens the panel at its time, in every respect in which it is not yet as open as planned. */
export const opensAtItsTime = (id: string): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const opening = state.workspace?.openings?.[id]
    if (!opening || opening.at > now) return { events: [] }
    const { access, embargo, publish } = opening
    const events: NewEvent[] = [{ kind: "opening-ended", body: { opening: id, opened: true } }]
    if (access && opensWider(state.workspace, access)) events.push({ kind: "access-set", body: access })
    if (embargo && endsSooner(state.sessions[embargo.session], embargo.until)) {
      const until = embargo.until !== null && embargo.until > now ? embargo.until : null
      const closes = until === null ? {} : { closes: true as const }
      events.push({ kind: "embargo-set", body: { session: embargo.session, until, ...closes } })
    }
    if (publish && state.sessions[publish.session]?.minutes.state === "adopted")
      events.push({ kind: "minutes-published", body: publish })
    const workspace = state.workspace?.id
    if (!workspace) return { events }
    const rows = notAsked(state, opening)
    // files that were made before may hold what is withheld from now on
    return {
      events,
      directory: [
        { kind: "withheld", workspace, opening: id, rows },
        { kind: "exports-ended", workspace, at: now },
      ],
    }
  })
