import type { OwnData } from "../../../shared/contract/queries/law/ownData.ts"
import type { FormerName, Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { sharedSeat } from "../../../shared/rules/people/seats/alternates.ts"
import { isOfThisHolder, isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { Store } from "../../ports/database/store.ts"
import type { Invitations } from "../../ports/invitations.ts"
import type { SignedSeats } from "../seats.ts"

const dayMs = 86_400_000

export interface OwnDataPorts {
  store: Pick<Store, "answers" | "withheld">
  directory: Pick<Directory, "addresses" | "signInsOf">
  invitations: Pick<Invitations, "of">
  seats: Pick<SignedSeats, "living">
}

/** Hears how many of the panel's rounds were read. */
export type RoundsRead = (done: number, total: number) => Promise<void>

/**
 * Collects what a panel holds of one member, without other people's words (DOMAIN OD1). It leaves out what is from before
 * a reissue of the seat, because that is another person's (S5).
 */
export async function ownDataOf(
  { store, directory, invitations, seats }: OwnDataPorts,
  { workspace, state, member, at }: { workspace: WorkspaceId; state: State; member: Member; at: Instant },
  reached?: RoundsRead,
): Promise<OwnData> {
  const { id, name, romanised, short, role, side, field, lang, interest, consents = {} } = member
  const address = (await directory.addresses(workspace)).find(one => one.member === id)
  const invited = await invitations.of({ workspace, member: id })
  const signIns = await directory.signInsOf(workspace, id, seats.living())
  return {
    workspace: { slug: state.workspace?.slug ?? "", title: state.workspace?.title ?? {} },
    at,
    seat: {
      member: id,
      name,
      romanised,
      short,
      role,
      side: state.sides.find(one => one.id === side)?.mark ?? null,
      field,
      title: member.title ?? null,
      affiliation: member.affiliation ?? null,
      lang,
      formerly: ownNames(member).map(({ name, romanised, short, until }) => ({ name, romanised, short, until })),
      interest: interest && isOfThisHolder(state, id, interest.at) ? interest.text.text : null,
    },
    ...sharers(state, id),
    address: address ? { email: address.email, confirmedAt: address.confirmedAt } : null,
    invitation: invited?.email ? { email: invited.email, sentAt: invited.sentAt, openedAt: invited.openedAt } : null,
    signIns: signIns.map(({ createdAt, usedOn }) => ({ madeAt: createdAt, usedAt: usedOn * dayMs })),
    consents: (["notice", "transfer"] as const).flatMap(of => {
      const given = consents[of]
      return given ? [{ of, ...given }] : []
    }),
    said: saidIn(state)
      .filter(({ authors, at: saidAt }) => authors.includes(id) && isOfThisHolder(state, id, saidAt))
      .map(one => ({ about: one.key, lang: one.lang, text: one.text, at: one.at })),
    statements: Object.values(state.statements)
      .filter(drafted => isOwn(state, drafted, id))
      .map(({ label, texts, at: draftedAt }) => ({
        label,
        texts: Object.fromEntries(texts.map(one => [one.lang, one.text])),
        at: draftedAt,
      })),
    answers: await ownAnswers(store, state, member, reached),
    // a file has no time, so that nobody can tell which holder of a reissued seat listed it
    files: Object.values(state.readings).flatMap(({ by, file, title }) =>
      by === id && file && !member.reissued ? [{ title, sha256: file.sha256, type: file.type, size: file.size }] : [],
    ),
    withheld: await ownWithheld(store, workspace, state, id),
    letters: Object.values(state.notices)
      .filter(({ members }) => members.includes(id))
      .map(({ about }) => ({ about: about.of })),
  }
}

/** The person with whom a member shares the seat, as their alternate or as the delegate who named them. */
function sharers(state: State, id: MemberId): Pick<OwnData, "alternate" | "alternateOf"> {
  const seat = sharedSeat(state, id)
  const named = seat?.delegate.alternate
  if (!seat || !named) return { alternate: null, alternateOf: null }
  const isDelegate = seat.delegate.id === id
  const { name, romanised, short } = isDelegate ? seat.alternate : seat.delegate
  const { alone, at: namedAt } = named
  const other = { name, romanised, short, alone, namedAt, sitsSince: seat.alternate.sitsSince ?? null }
  return isDelegate ? { alternate: other, alternateOf: null } : { alternate: null, alternateOf: other }
}

/**
 * The former names of the seat's present holder. The name that the seat had when it was reissued lasts until the next
 * holder joins, so the first name that ended after the reissue is the former holder's too.
 */
function ownNames({ formerly = [], reissued }: Member): FormerName[] {
  if (!reissued) return formerly
  const last = formerly.findIndex(({ until }) => until >= reissued.at)
  return last < 0 ? [] : formerly.slice(last + 1)
}

/**
 * The openings that do not show what the member said before them. Those that were agreed before a reissue of the seat
 * concern another person, too.
 */
async function ownWithheld(
  store: Pick<Store, "withheld">,
  id: WorkspaceId,
  state: State,
  member: MemberId,
): Promise<OwnData["withheld"]> {
  const { openings = {}, opened = [] } = state.workspace ?? {}
  const agreedAt = (opening: string): Instant => state.proposals[opening]?.ended?.at ?? 0
  return (await store.withheld(id))
    .filter(row => row.member === member && row.before === 0 && isOfThisHolder(state, member, agreedAt(row.opening)))
    .map(({ opening }) => ({
      opening,
      at: openings[opening]?.at ?? opened.find(one => one.id === opening)?.at ?? null,
    }))
}

/** Answers from before a reissue of the seat are another person's (DOMAIN S5). */
async function ownAnswers(
  store: Pick<Store, "answers">,
  { rounds, statements }: State,
  { id, reissued }: Member,
  reached?: RoundsRead,
): Promise<OwnData["answers"]> {
  const found: OwnData["answers"] = []
  const all = Object.values(rounds)
  for (const [n, round] of all.entries()) {
    await reached?.(n, all.length)
    if (round.openedAt < (reissued?.at ?? 0)) continue
    const last = (await store.answers(round.id)).findLast(one => one.member === id)
    if (last)
      found.push({
        statement: statements[round.statement]?.label ?? "",
        round: round.id,
        answer: last.answer,
        at: last.at,
      })
  }
  return found
}
