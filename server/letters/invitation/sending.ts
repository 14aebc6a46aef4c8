import * as z from "zod"
import { InviteId, MemberId } from "../../../shared/model/ids.ts"
import type { JobBoard } from "../../jobs/jobBoard.ts"
import type { JobKind, JobOutcome } from "../../jobs/kinds.ts"
import type { Folds } from "../../log/folds.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { type Mail, MailFailure } from "../../ports/host/mail.ts"
import type { Invitation, Invitations } from "../../ports/invitations.ts"
import { invitationLetter } from "./letter.ts"

export interface SendingPorts {
  directory: Pick<Directory, "lettersHeld">
  folds: Pick<Folds, "current">
  invitations: Pick<Invitations, "of" | "relink" | "settle">
  clock: Pick<Clock, "id" | "now">
  sha256: (text: string) => string
  mail: Mail | null
  /** the address of this server, for the link in each letter */
  url: string
}

const minuteMs = 60_000
/** The pauses in milliseconds before a letter is tried again. */
const pauses = [minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs, 360 * minuteMs]
const keepMs = 86_400_000

const Body = z.object({ member: MemberId, invite: InviteId })

/** Adds the job that sends one letter of invitation. */
export const addLetter = (
  { board, clock }: { board: Pick<JobBoard, "add">; clock: Pick<Clock, "id" | "now"> },
  { workspace, member, invite }: Pick<Invitation, "workspace" | "member"> & { invite: InviteId },
): Promise<boolean> => {
  const now = clock.now()
  return board.add({
    id: clock.id(),
    kind: "letters",
    workspace,
    owner: "",
    subject: `letter ${workspace} ${member}`,
    body: JSON.stringify({ member, invite } satisfies z.infer<typeof Body>),
    due: now,
    madeAt: now,
    keepUntil: now + keepMs,
  })
}

/** Sends letters of invitation, each once, and tries again those that the mail server did not take (DOMAIN IN3, IN8). */
export const letterJobs = (ports: SendingPorts): JobKind => ({
  name: "letters",
  atOnce: 4,
  pauses,
  keepMs,
  async run(job) {
    const { member, invite } = Body.parse(JSON.parse(job.body))
    const of = { workspace: job.workspace, member }
    const invitation = await ports.invitations.of(of)
    // a later letter has another link
    if (invitation?.invite !== invite || invitation.standing !== "waiting") return done
    const end = async (standing: Invitation["standing"], error: string | null): Promise<JobOutcome> => {
      await ports.invitations.settle({ ...of, invite, standing, error, now: ports.clock.now() })
      return done
    }
    const { state } = await ports.folds.current(job.workspace)
    const row = state.members[member]
    const link = state.invites[invite]
    // an archived panel takes nobody (DOMAIN AW2)
    if (state.workspace?.archived) return end("listed", null)
    if (!row || row.removed || row.taken || !link || link.revoked) return end("listed", null)
    // the person answered by an earlier link while this letter waited
    if (invitation.declinedAt !== null) return end("listed", null)
    if (await ports.directory.lettersHeld()) return end("held", null)
    const token = ports.clock.id() + ports.clock.id()
    const until = link.expiresAt ?? ports.clock.now()
    const letter = invitationLetter(state, { invitation, sender: link.by, url: ports.url, token, until })
    if (!letter || !(await ports.invitations.relink(invite, ports.sha256(token)))) return end("listed", null)
    if (!ports.mail) return end("failed", "no-mail")
    try {
      await ports.mail.send({ to: invitation.email, id: invite, ...letter })
      return end("sent", null)
    } catch (error) {
      const failure = error instanceof MailFailure ? error : new MailFailure("internal", false)
      if (failure.isRefused) return end("bounced", failure.reason)
      if (job.tries > pauses.length) return end("failed", failure.reason)
      await ports.invitations.settle({
        ...of,
        invite,
        standing: "waiting",
        error: failure.reason,
        now: ports.clock.now(),
      })
      return { kind: "again", error: failure.reason }
    }
  },
})

const done = { kind: "done", result: null } as const
