import type { NewEvent } from "../../shared/contract/events.ts"
import type { Round } from "../../shared/fold/consensusState.ts"
import type { Notice, State } from "../../shared/fold/state.ts"
import type { MemberId, RoundId, WorkspaceId } from "../../shared/model/ids.ts"
import type { NoticeAbout } from "../../shared/model/notice.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { leftNotice } from "../../shared/rules/frame/contributors.ts"
import { needsOf } from "../../shared/rules/needs.ts"
import { toldUnasked, toNotify } from "../../shared/rules/notices.ts"
import { togetherWith } from "../../shared/rules/readings/deadlines.ts"
import { noticesOf } from "../../shared/rules/readings/notices.ts"
import { isKnownToHaveAnswered, namesAbsentees } from "../../shared/rules/round/electorate/absentees.ts"
import { reminderTo } from "../../shared/rules/round/electorate/reminders.ts"
import { noToken } from "../commands/people/openingNo.ts"
import { whoAnswered } from "../commands/round/spoken/counted.ts"
import type { Dispatch } from "../core/dispatch.ts"
import { server, serverActor } from "../core/serverActor.ts"
import type { Folds } from "../log/folds.ts"
import type { Directory, LetterKey } from "../ports/database/directory.ts"
import type { DirectoryChange, Store } from "../ports/database/store.ts"
import type { Clock } from "../ports/host/clock.ts"
import { type Letter, type Mail, MailFailure } from "../ports/host/mail.ts"
import { letterTo, type Reader } from "./letterTo.ts"

export interface DeliveryPorts {
  directory: Pick<
    Directory,
    "addresses" | "beginLetter" | "boundAddresses" | "endLetter" | "lettersHeld" | "lettersSent" | "secret"
  >
  dispatch: Pick<Dispatch, "perform">
  store: Pick<Store, "answers">
  folds: Pick<Folds, "current">
  mail: Mail
  clock: Pick<Clock, "now">
  /** this server's address, for the link in each letter */
  url: string
  failed: (error: unknown) => void
}

interface Delivery extends DeliveryPorts {
  /** whether the server is stopping: then no further letter is begun and no further entry is written */
  stopped(): boolean
  /** the letters that were passed to the mail server and have no result yet */
  sending: Set<LetterKey>
}

/**
 * Sends the letters that a workspace's log requests, and records the result in the log. If a crash loses the result of
 * a letter, or the mail server did not take it for a passing reason, only that letter is sent again, after a minute: a
 * second copy is better than none. Returns "waits" if that is still to come, here or in another process.
 */
export async function deliver(ports: Delivery, workspace: WorkspaceId): Promise<"done" | "waits"> {
  const { state } = await ports.folds.current(workspace)
  const isQuiet =
    Object.values(state.notices).every(({ sent }) => sent !== null) &&
    toldUnasked(state).every(about => !isUntold(state, about))
  if (isQuiet) return "done"
  if (await ports.directory.lettersHeld()) return "waits"
  for (const about of toldUnasked(state)) {
    if (!isUntold(state, about)) continue
    await say(ports, workspace, state => {
      const members = isUntold(state, about) ? toNotify(state, about) : null
      const body = members && { notice: Object.values(about).join("-"), about, members }
      return body && { kind: "notice-wanted" as const, body }
    })
  }
  let left: "done" | "waits" = "done"
  for (const notice of Object.values(state.notices))
    if (notice.sent === null && !ports.stopped() && (await send(ports, workspace, state, notice)) === "waits")
      left = "waits"
  return left
}

const isUntold = (state: State, about: NoticeAbout): boolean =>
  toNotify(state, about) !== null && noticesOf(state, about).length === 0

/**
 * Whether a letter goes to the address that its reader had confirmed when the notice was made. That address is deleted
 * once the letter is sent.
 */
const isBoundLetter = (about: NoticeAbout): boolean =>
  about.of === "reissue" || about.of === "address" || (about.of === "seat" && about.act === "removed")

/** Whether the member confirmed the address. Anybody else who set it may read the letters to it (DOMAIN B8). */
const isOwn = ({ confirmedAt }: { confirmedAt: Instant | null }): boolean => confirmedAt !== null

async function send(
  ports: Delivery,
  workspace: WorkspaceId,
  state: State,
  notice: Notice,
): Promise<"done" | "waits" | "stopped"> {
  const isBound = isBoundLetter(notice.about)
  const everybody = await ports.directory.addresses(workspace)
  const opening = notice.about.of === "opening" ? notice.about.opening : null
  // the address of who left is kept for the question about openings, and tells its end, too (DOMAIN C10)
  const isToLeft = opening !== null || notice.about.of === "opening-off"
  const bound = isBound || isToLeft ? await ports.directory.boundAddresses(workspace) : []
  const left = isBound ? [] : bound.filter(one => one.notice === leftNotice(one.member))
  const addresses = isBound ? bound.filter(one => one.notice === notice.id) : [...everybody, ...left]
  const secret = opening === null ? "" : await ports.directory.secret()
  // a letter that went out before the server stopped counts, even if its round has ended since
  const told = await ports.directory.lettersSent(workspace, notice.id)
  const missed: MemberId[] = []
  let isElsewhere = false
  const own = new Set<MemberId>(everybody.filter(isOwn).map(one => one.member))
  const taken = new Set<MemberId>([...everybody.filter(one => one.owned || isOwn(one)), ...left].map(one => one.member))
  for (const reader of await wantedBy(ports, state, notice, own)) {
    const { member } = reader
    if (told.includes(member)) continue
    if (ports.stopped()) return "stopped"
    const to = reader.untold && !own.has(member) ? undefined : addresses.find(one => one.member === member)?.email
    // a letter to an address that an office wrote has no link for a no, because the office may read what arrives there
    const no = opening === null || !taken.has(member) ? {} : { no: noToken(secret, workspace, opening, member) }
    const letter = to ? letterTo(state, { ...reader, ...no }, notice.about, ports.url) : null
    const key = { workspace, notice: notice.id, member }
    const second = isBound ? null : (everybody.find(one => one.member === member)?.second ?? null)
    const plain = second === null ? null : letterTo(state, reader, notice.about, ports.url)
    const letters = to && letter ? [{ to, ...letter }, ...(second && plain ? [{ to: second, ...plain }] : [])] : []
    const took = letters.length > 0 ? await sendOnce(ports, key, letters, reader.untold) : "missed"
    if (took === "elsewhere") isElsewhere = true
    else if (reader.untold && to) continue
    else if (took === "told") told.push(member)
    else missed.push(member)
  }
  if (ports.stopped()) return "stopped"
  if (isElsewhere) return "waits"
  const { id, about } = notice
  // a letter reaches only who set or proved its address: anybody else may read what arrives there (DOMAIN L7)
  const asks = about.of === "silence" || about.of === "opening"
  const ofOwners = asks ? { owned: told.filter(member => taken.has(member)) } : {}
  const sent = (now: State): NewEvent | null =>
    now.notices[id]?.sent === null
      ? { kind: "notice-sent", body: { notice: id, about, how: "mail", members: told, missed, ...ofOwners } }
      : null
  await say(ports, workspace, sent, [{ kind: "notice-ended", workspace, notice: id }])
  return "done"
}

/**
 * Sends a letter to each address of its reader, unless another process has sent it or may be sending it. A letter that
 * the mail server did not take for a passing reason keeps its row, so that it is begun again like one of another process.
 * If nobody may learn who gets a letter, the rows of the letters are the same for an elector who gets none, and for a
 * letter that the mail server refused.
 */
async function sendOnce(
  { directory, mail, clock, failed, sending }: Delivery,
  key: LetterKey,
  letters: readonly Letter[],
  untold?: Reader["untold"],
): Promise<"told" | "missed" | "elsewhere"> {
  const begun = await directory.beginLetter(key, clock.now())
  if (begun === "elsewhere") return "elsewhere"
  if (begun !== "begun") return begun === "sent" ? "told" : "missed"
  if (untold) {
    await directory.endLetter(key, "sent")
    // a failure is reported nowhere, since it would tell that its reader has not answered
    if (untold === "sent-one") for (const letter of letters) await mail.send(letter).catch(() => undefined)
    return "told"
  }
  sending.add(key)
  const all = letters.map(letter =>
    mail.send(letter).then(
      () => true,
      (error: unknown) => {
        failed(withoutAddress(error, letter.to))
        return error instanceof MailFailure && error.isPassing ? null : false
      },
    ),
  )
  // the first address is the owner's; the second may be somebody else's, and tells nothing about who was reached
  const [took = false] = await Promise.all(all)
  // if a stopping server no longer waits for this letter, the next server sends it again, so its result is not stored
  const isOurs = sending.delete(key)
  if (took === null) return "elsewhere"
  if (isOurs) await directory.endLetter(key, took ? "sent" : "not-sent")
  return took ? "told" : "missed"
}

/**
 * The readers of a notice. A reminder goes only to members who owe an answer; answers in a secret round do not count.
 * If a round shows only the number of absentees, everybody in the round is reminded. The log names the reminded
 * members, and a shorter list would reveal the absentees. `own`: the members who confirmed their address.
 */
async function wantedBy(
  ports: DeliveryPorts,
  state: State,
  { about, members }: Notice,
  own: ReadonlySet<MemberId>,
): Promise<Reader[]> {
  const { store, clock } = ports
  if (about.of === "reminder") return remindedOf(ports, state, about.round, members)
  if (about.of !== "needs") return members.map(member => ({ member, waiting: 0 }))
  const open = Object.values(state.rounds).filter(({ state: at, anonymity }) => at === "open" && anonymity !== "secret")
  const answered = new Map<string, Set<string>>()
  for (const { id } of open) answered.set(id, whoAnswered(await store.answers(id)))
  const roundsWhere = (counts: (round: Round, members: ReadonlySet<string>) => boolean) =>
    new Set(open.filter(round => counts(round, answered.get(round.id) ?? new Set())).map(({ id }) => id))
  return members.flatMap((member): Reader[] => {
    const known = roundsWhere((round, answerers) => isKnownToHaveAnswered(round, member, answerers))
    if (needsOf(state, member, known, clock.now()).length === 0) return []
    // the number would tell whether the member has answered a round that only counts absentees
    if (!own.has(member) && open.some(round => !namesAbsentees(round))) return [{ member, waiting: null }]
    const done = roundsWhere((_, answerers) => answerers.has(member))
    return [{ member, waiting: needsOf(state, member, done, clock.now()).length }]
  })
}

/**
 * The readers of a reminder. Where absentees are only counted, all electors are readers, and the server alone knows who
 * of them gets a letter (DOMAIN B8).
 */
async function remindedOf(
  { store }: DeliveryPorts,
  state: State,
  id: RoundId,
  members: readonly MemberId[],
): Promise<Reader[]> {
  const round = state.rounds[id]
  if (round?.state !== "open") return []
  const rounds = togetherWith(state, round).filter(one => one.state === "open")
  const to = reminderTo(round)
  if (to === "everybody") return members.map(member => ({ member, waiting: 0 }))
  const owed = new Map<MemberId, number>()
  for (const { id: one, electorate } of rounds) {
    const answered = whoAnswered(await store.answers(one))
    for (const { member } of electorate) if (!answered.has(member)) owed.set(member, (owed.get(member) ?? 0) + 1)
  }
  return members.flatMap((member): Reader[] => {
    const waiting = owed.get(member) ?? 0
    if (to === "absentees") return waiting > 0 ? [{ member, waiting }] : []
    return [{ member, waiting, untold: waiting > 0 ? "sent-one" : "sent-none" }]
  })
}

async function say(
  { dispatch }: DeliveryPorts,
  workspace: WorkspaceId,
  event: (state: State) => NewEvent | null,
  directory: DirectoryChange[] = [],
): Promise<void> {
  const command = serverActor(
    ({ state }) => {
      const said = event(state)
      return said ? { events: [said], directory } : { events: [] }
    },
    { remains: () => true },
  )
  await dispatch.perform(workspace, server, command, null)
}

/**
 * Removes the address from a mail server's error, because the server's log has more readers than may know the address.
 */
const withoutAddress = (error: unknown, to: string): Error =>
  new Error((error instanceof Error ? error.message : String(error)).replaceAll(to, "…"))
