import { and, eq, gt, isNotNull, sql } from "drizzle-orm"
import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import type { InviteId, MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { DirectoryChange, InviteRow, OwnersProof } from "../../../ports/database/store.ts"
import type { NoteStanding } from "../../../ports/documents/documentLog.ts"
import { dropKeptSeat, dropKeptSeatsIn, keeperOf, keepHeldSeat, releaseKeptSeat } from "../accounts/seatStatements.ts"
import { originOf } from "../accounts/signInStatements.ts"
import { addDocHead } from "../documents/headStatements.ts"
import { dropJobsIn, dropPartsIn, dropWebhooksIn, endExportsUpTo } from "../jobs/jobStatements.ts"
import { addDeletion } from "../law/deletions.ts"
import { erasePerson } from "../law/erasing.ts"
import { eraseRetained } from "../law/retained.ts"
import { addWithheld } from "../logReads.ts"
import { runStatement, type Steps, statement } from "../statement.ts"
import { dropUnowned, setAddress, setSecond, setUnowned } from "./addresses.ts"
import { dropCalendar } from "./calendars.ts"
import { dropInvitation, dropInvitationsIn } from "./invitations.ts"
import { dropAddress, endReturnLink } from "./ownersProofs.ts"
import { dropTokenUsesIn } from "./tokenUses.ts"
import { dropDraft, dropDrafts, dropDraftsIn, dropDraftsOf } from "./translationDrafts.ts"
import { listFile, unlistFile } from "./uploadedFiles.ts"

/**
 * Applies one change to the directory. Returns false if the directory has changed since the decision, e.g. the link has
 * no uses left or the slug is taken.
 */
export function* sqlDirectoryChange(change: DirectoryChange): Steps<boolean> {
  switch (change.kind) {
    case "workspace":
      return (yield* runStatement(addWorkspace, change)).length > 0
    case "workspace-removed":
      yield* runStatement(removeWorkspace, change)
      yield* runStatement(dropDraftsIn, change)
      yield* runStatement(dropPartsIn, change)
      yield* runStatement(dropJobsIn, change)
      yield* runStatement(dropWebhooksIn, change)
      yield* runStatement(dropTokenUsesIn, change)
      yield* runStatement(dropKeptSeatsIn, change)
      yield* runStatement(dropInvitationsIn, change)
      return true
    case "invite":
      yield* runStatement(addInvite, change.row)
      return true
    case "invite-used":
      return (yield* runStatement(useInvite, change)).length > 0
    case "invite-revoked":
      yield* runStatement(revokeInvite, change)
      return true
    case "invite-again":
      return (yield* runStatement(openAgain, change)).length > 0
    case "seat":
      yield* runStatement(takeSeat, change)
      yield* keepForAccount(change)
      return true
    case "seat-returned": {
      const { proof, ...seat } = change
      const [owned] = yield* ownedBy(seat, proof)
      if (!owned?.invite) return false
      yield* runStatement(takeSeat, { ...seat, invite: owned.invite })
      return true
    }
    case "member-seats-ended":
      yield* runStatement(endSeatsOf, change)
      yield* runStatement(endReturnLink, change)
      yield* runStatement(dropKeptSeat, change)
      yield* runStatement(dropCalendar, { workspace: change.workspace, of: change.member })
      yield* runStatement(unconfirmAddress, change)
      yield* runStatement(dropDrafts, change)
      return true
    case "member-drafts-ended":
      yield* runStatement(dropDrafts, change)
      return true
    case "text-drafts-ended":
      yield* runStatement(dropDraftsOf, change)
      return true
    case "exports-ended":
      yield* endExportsUpTo({ workspace: change.workspace, upTo: Number.MAX_SAFE_INTEGER, now: change.at })
      return true
    case "withheld":
      for (const { member, before } of change.rows)
        yield* runStatement(addWithheld, { workspace: change.workspace, opening: change.opening, member, before })
      return true
    case "translation-draft-ended":
      yield* runStatement(dropDraft, change)
      return true
    case "address":
      if (change.email === null) {
        yield* runStatement(change.by === "office" ? dropUnowned : dropAddress, change)
        yield* runStatement(dropInvitation, change)
      } else yield* runStatement(change.by === "office" ? setUnowned : setAddress, { ...change, email: change.email })
      return true
    case "address-beside":
      yield* runStatement(setSecond, change)
      return true
    case "address-bound":
      yield* runStatement(bindAddress, change)
      return true
    case "notice-ended":
      yield* runStatement(unbindAddress, change)
      yield* runStatement(dropLetters, change)
      return true
    case "file-listed":
      return yield* listFile(change)
    case "file-unlisted":
      yield* unlistFile(change)
      return true
    case "member-erased":
      yield* erasePerson(change)
      return true
    case "retention":
      return yield* eraseRetained(change)
    case "deletion":
      yield* runStatement(addDeletion, change)
      return true
    case "home":
      yield* runStatement(addHome, change)
      return true
    case "note-standing":
      yield* runStatement(addDocHead, change)
      yield* runStatement(setStanding, change)
      return true
    default:
      return change satisfies never
  }
}

type Owned = { workspace: WorkspaceId; member: MemberId }

function* ownedBy(seat: Owned, proof: OwnersProof): Steps<{ invite: InviteId | null }[]> {
  switch (proof.kind) {
    case "link":
      return yield* runStatement(ownedByLink, { ...seat, ...proof })
    case "code":
      return yield* runStatement(ownedByAddress, { ...seat, mailbox: mailboxOf(proof.email) })
    case "account": {
      const [keeper] = yield* runStatement(keeperOf, seat)
      return keeper?.account === proof.account ? [keeper] : []
    }
    default:
      return proof satisfies never
  }
}

/** Keeps a seat that was just taken for the account that its person named. An account keeps one seat of a workspace. */
function* keepForAccount(taken: Owned & { signIn: string; keep?: string | null | undefined }): Steps<void> {
  const [origin] = yield* runStatement(originOf, taken)
  const [keeper] = yield* runStatement(keeperOf, taken)
  if (!origin?.account || origin.account !== taken.keep || keeper) return
  yield* runStatement(releaseKeptSeat, { account: origin.account, workspace: taken.workspace })
  yield* runStatement(keepHeldSeat, taken)
}

const addWorkspace = statement<{ id: WorkspaceId; slug: string }>()((db, { workspace }, at) =>
  db
    .insert(workspace)
    .values({ id: at.id, slug: at.slug, removed: false })
    .onConflictDoNothing()
    .returning({ id: workspace.id }),
)

/** Marks the workspace as removed and replaces its slug by its id, so that the slug is free for another workspace. */
const removeWorkspace = statement<{ id: WorkspaceId }>()((db, { workspace }, at) =>
  db
    .update(workspace)
    .set({ removed: true, slug: sql`${at.id}` })
    .where(eq(workspace.id, at.id)),
)

const addInvite = statement<InviteRow>()((db, { invite }, at) =>
  db.insert(invite).values({
    id: at.id,
    tokenHash: at.tokenHash,
    workspace: at.workspace,
    role: at.role,
    side: at.side,
    member: at.member,
    usesLeft: at.usesLeft,
    expiresAt: at.expiresAt,
    revoked: at.revoked,
  }),
)

const useInvite = statement<{ id: InviteId }>()((db, { invite }, at) =>
  db
    .update(invite)
    .set({ usesLeft: sql`${invite.usesLeft} - 1` })
    .where(and(eq(invite.id, at.id), gt(invite.usesLeft, 0), eq(invite.revoked, false)))
    .returning({ id: invite.id }),
)

const revokeInvite = statement<{ id: InviteId }>()((db, { invite }, at) =>
  db.update(invite).set({ revoked: true }).where(eq(invite.id, at.id)),
)

const openAgain = statement<{ id: InviteId }>()((db, { invite }, at) =>
  db
    .update(invite)
    .set({ usesLeft: 1 })
    .where(and(eq(invite.id, at.id), eq(invite.revoked, false)))
    .returning({ id: invite.id }),
)

const takeSeat = statement<{ signIn: string; workspace: WorkspaceId; member: MemberId; invite: InviteId }>()(
  (db, { seat }, at) =>
    db
      .insert(seat)
      .values({ signIn: at.signIn, workspace: at.workspace, member: at.member, invite: at.invite })
      .onConflictDoUpdate({
        target: [seat.signIn, seat.workspace],
        set: { member: sql`excluded.member`, invite: sql`excluded.invite` },
      }),
)

const endSeatsOf = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { seat }, at) =>
  db.delete(seat).where(and(eq(seat.workspace, at.workspace), eq(seat.member, at.member))),
)

const unconfirmAddress = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { address }, at) =>
  db
    .update(address)
    .set({ confirmedAt: null, invite: null, second: null })
    .where(and(eq(address.workspace, at.workspace), eq(address.member, at.member))),
)

const ownedByLink = statement<{ workspace: WorkspaceId; member: MemberId; tokenHash: string }>()(
  (db, { returnLink }, at) =>
    db
      .select({ invite: returnLink.invite })
      .from(returnLink)
      .where(
        and(
          eq(returnLink.workspace, at.workspace),
          eq(returnLink.member, at.member),
          eq(returnLink.tokenHash, at.tokenHash),
        ),
      ),
)

const ownedByAddress = statement<{ workspace: WorkspaceId; member: MemberId; mailbox: string }>()(
  (db, { address }, at) =>
    db
      .select({ invite: address.invite })
      .from(address)
      .where(
        and(
          eq(address.workspace, at.workspace),
          eq(address.member, at.member),
          sql`lower(${address.email}) = ${at.mailbox}`,
          isNotNull(address.confirmedAt),
        ),
      ),
)

const addHome = statement<{ id: string; workspace: WorkspaceId }>()((db, { home }, at) =>
  db.insert(home).values({ id: at.id, workspace: at.workspace }),
)

const setStanding = statement<{ topic: TopicId; standing: NoteStanding }>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ standing: sql`${at.standing}` })
    .where(eq(docHead.topic, at.topic)),
)

type Placed = { workspace: WorkspaceId; member: MemberId }

const bindAddress = statement<Placed & { notice: string }>()((db, { address, boundAddress }, at) =>
  db.insert(boundAddress).select(
    db
      .select({
        workspace: address.workspace,
        notice: sql<string>`${at.notice}`.as("notice"),
        member: address.member,
        email: address.email,
      })
      .from(address)
      .where(and(eq(address.workspace, at.workspace), eq(address.member, at.member), isNotNull(address.confirmedAt))),
  ),
)

const unbindAddress = statement<{ workspace: WorkspaceId; notice: string }>()((db, { boundAddress }, at) =>
  db.delete(boundAddress).where(and(eq(boundAddress.workspace, at.workspace), eq(boundAddress.notice, at.notice))),
)

const dropLetters = statement<{ workspace: WorkspaceId; notice: string }>()((db, { letter }, at) =>
  db.delete(letter).where(and(eq(letter.workspace, at.workspace), eq(letter.notice, at.notice))),
)
