import type {
  InvitationLeft,
  InvitationsAsked,
  LetterToCopy,
} from "../../../shared/contract/queries/people/invitations.ts"
import type { State } from "../../../shared/fold/state.ts"
import { CommandId, InviteId, type MemberId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { linkState } from "../../../shared/rules/people/links.ts"
import type { Actor } from "../../core/command.ts"
import type { Dispatch } from "../../core/dispatch.ts"
import type { JobBoard } from "../../jobs/jobBoard.ts"
import type { Folds } from "../../log/folds.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { type Invitation, type Invitations, letterEveryMs } from "../../ports/invitations.ts"
import { invitationLetter } from "./letter.ts"
import type { LetterLimits } from "./letterLimits.ts"
import { addLetter } from "./sending.ts"

export interface AskingPorts {
  board: Pick<JobBoard, "add">
  clock: Clock
  dispatch: Pick<Dispatch, "command">
  folds: Pick<Folds, "current">
  invitations: Invitations
  letterLimits: LetterLimits
  url: string
}

export interface LettersWanted {
  workspace: WorkspaceId
  actor: Actor
  members: readonly MemberId[]
  note: string
  /** `mail`: the server sends them; `text`: a person does */
  how: "mail" | "text"
}

/** Days for which the link of a letter works. */
export const linkDays = 30

/** Asks for a letter to each of the members, and gives the reason for each member whom it left out (DOMAIN IN6). */
export async function askLetters(ports: AskingPorts, wanted: LettersWanted): Promise<InvitationsAsked> {
  const done: InvitationsAsked = { asked: [], left: [], letters: [] }
  for (const member of new Set(wanted.members)) {
    const made = await askLetter(ports, wanted, member)
    if (typeof made === "string") done.left.push({ member, why: made })
    else {
      done.asked.push(member)
      if (made.letter) done.letters.push(made.letter)
    }
  }
  return done
}

async function askLetter(
  ports: AskingPorts,
  wanted: LettersWanted,
  member: MemberId,
): Promise<InvitationLeft | { letter: LetterToCopy | null }> {
  const { workspace, actor, note, how } = wanted
  const { clock, invitations } = ports
  const { state } = await ports.folds.current(workspace)
  const row = state.members[member]
  if (!row || row.removed || row.suspended) return "gone"
  if (row.taken) return "taken"
  const listed = await invitations.of({ workspace, member })
  if (how === "mail" && !listed?.email) return "no-address"
  const email = listed?.email ?? ""
  if (listed && listed.declinedAt !== null) return "declined"
  if (listed && isLately(listed, clock.now())) return "lately"
  if (how === "mail" && !(await ports.letterLimits.take({ workspace, member }, email))) return "mailbox-full"
  const body = { role: row.role, side: row.side, member, uses: 1, days: linkDays }
  const answered = await ports.dispatch.command(workspace, actor, { id: newId(clock), kind: "make-invite", body })
  if (!answered.ok) return answered.refusal.code === "seat-taken" ? "taken" : "not-permitted"
  const invite = InviteId.parse(answered.made["invite"])
  if (!listed) await invitations.list({ workspace, member, email, by: actor.member ?? "", zone: "" })
  const reminder = (listed?.sentAt ?? null) !== null
  const standing = how === "mail" ? ("waiting" as const) : ("copied" as const)
  const now = clock.now()
  if (!(await invitations.ask({ workspace, member, email, invite, note, reminder, standing, now }))) {
    // the link is revoked, because no letter has it
    await ports.dispatch.command(workspace, actor, { id: newId(clock), kind: "revoke-invite", body: { invite } })
    return (await invitations.of({ workspace, member }))?.declinedAt ? "declined" : "lately"
  }
  if (how === "mail") {
    await addLetter(ports, { workspace, member, invite })
    return { letter: null }
  }
  const facts = { member, note, reminder, zone: listed?.zone ?? "" }
  const after = (await ports.folds.current(workspace)).state
  const written = invitationLetter(after, {
    invitation: facts,
    sender: actor.member,
    url: ports.url,
    token: String(answered.made["token"]),
    until: after.invites[invite]?.expiresAt ?? now,
  })
  return { letter: written && { member, subject: written.subject, text: written.text, calendar: written.calendar } }
}

const newId = (clock: Pick<Clock, "id">) => CommandId.parse(clock.id())

/** Whether a letter was sent to this address less than a day ago. The table decides in the end; this saves a link. */
const isLately = ({ standing, sentAt }: Invitation, now: number): boolean =>
  (standing === "sent" || standing === "copied") && sentAt !== null && sentAt > now - letterEveryMs

/** Revokes the links to a seat that still work, because its letters went to another address. */
export async function revokeLinks(
  ports: Pick<AskingPorts, "clock" | "dispatch">,
  { workspace, actor, state, member }: { workspace: WorkspaceId; actor: Actor; state: State; member: MemberId },
): Promise<void> {
  const now = ports.clock.now()
  for (const invite of Object.values(state.invites).filter(one => one.member === member))
    if (linkState(state, invite, now) === "works")
      await ports.dispatch.command(workspace, actor, {
        id: newId(ports.clock),
        kind: "revoke-invite",
        body: { invite: invite.id },
      })
}
