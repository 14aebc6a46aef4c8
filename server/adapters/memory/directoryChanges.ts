import { mailboxOf } from "../../../shared/model/host/mailbox.ts"
import type { InviteId } from "../../../shared/model/ids.ts"
import { partsAtOnce, unlistedAt } from "../../ports/database/files.ts"
import type { DirectoryChange, OwnersProof } from "../../ports/database/store.ts"
import { keepMemorySeat } from "./accounts/keepSeat.ts"
import { dropSomeOf } from "./files.ts"
import { endMemoryExports } from "./jobs/jobs.ts"
import { eraseInMemory } from "./law/deletions.ts"
import { eraseRetainedInMemory } from "./law/retained.ts"
import { emptyNote, key, type MemoryTables } from "./tables.ts"

/**
 * Applies one change to the directory. Returns false if the directory has changed since the decision, e.g. the link has
 * no uses left or the slug is taken.
 */
export function memoryDirectoryChange(change: DirectoryChange, tables: MemoryTables): boolean {
  const { workspaces, homes, invites, seats } = tables
  switch (change.kind) {
    case "workspace": {
      if (workspaces.has(change.id) || [...workspaces.values()].includes(change.slug)) return false
      workspaces.set(change.id, change.slug)
      return true
    }
    case "workspace-removed":
      workspaces.delete(change.id)
      for (const [at, draft] of tables.translationDrafts)
        if (draft.workspace === change.id) tables.translationDrafts.delete(at)
      for (const { id, workspace } of tables.jobs.values()) if (workspace === change.id) tables.jobs.delete(id)
      for (const { id, workspace } of tables.webhooks.values()) if (workspace === change.id) tables.webhooks.delete(id)
      for (const [at, seat] of tables.accountSeats) if (seat.workspace === change.id) tables.accountSeats.delete(at)
      for (const [at, one] of tables.invitations) if (one.workspace === change.id) tables.invitations.delete(at)
      for (const [at, use] of tables.tokenUses) if (use.workspace === change.id) tables.tokenUses.delete(at)
      for (const at of tables.jobFiles.keys()) if (!tables.jobs.has(at.split(" ")[0] ?? "")) tables.jobFiles.delete(at)
      return true
    case "invite":
      invites.set(change.row.id, { ...change.row })
      return true
    case "invite-used": {
      const invite = invites.get(change.id)
      if (invite === undefined || invite.usesLeft < 1 || invite.revoked) return false
      invites.set(change.id, { ...invite, usesLeft: invite.usesLeft - 1 })
      return true
    }
    case "invite-revoked": {
      const invite = invites.get(change.id)
      if (invite !== undefined) invites.set(change.id, { ...invite, revoked: true })
      return true
    }
    case "invite-again": {
      const invite = invites.get(change.id)
      if (invite === undefined || invite.revoked) return false
      invites.set(change.id, { ...invite, usesLeft: 1 })
      return true
    }
    case "seat": {
      const { signIn, workspace, member, invite } = change
      seats.set(key(signIn, workspace), { signIn, workspace, member, invite })
      if (tables.signInOrigins.get(signIn)?.account === change.keep) keepMemorySeat(tables, change)
      return true
    }
    case "seat-returned": {
      const { signIn, workspace, member, proof } = change
      const invite = ownedBy(proof, key(workspace, member), tables)
      if (!invite) return false
      seats.set(key(signIn, workspace), { signIn, workspace, member, invite })
      return true
    }
    case "member-seats-ended": {
      for (const [at, { workspace, member }] of seats)
        if (workspace === change.workspace && member === change.member) seats.delete(at)
      const at = key(change.workspace, change.member)
      tables.returnLinks.delete(at)
      tables.accountSeats.delete(at)
      tables.calendars.delete(at)
      const address = tables.addresses.get(at)
      if (address) tables.addresses.set(at, { ...address, confirmedAt: null, invite: null, second: null })
      for (const [at, { workspace, member }] of tables.translationDrafts)
        if (workspace === change.workspace && member === change.member) tables.translationDrafts.delete(at)
      return true
    }
    case "member-drafts-ended":
      for (const [at, { workspace, member }] of tables.translationDrafts)
        if (workspace === change.workspace && member === change.member) tables.translationDrafts.delete(at)
      return true
    case "text-drafts-ended":
      for (const [at, draft] of tables.translationDrafts)
        if (draft.workspace === change.workspace && draft.key === change.key) tables.translationDrafts.delete(at)
      return true
    case "exports-ended":
      endMemoryExports(tables, { workspace: change.workspace, upTo: Number.MAX_SAFE_INTEGER, now: change.at })
      return true
    case "withheld": {
      const { workspace, opening } = change
      for (const { member, before } of change.rows) {
        const at = key(workspace, opening, member)
        if (!tables.withheld.has(at)) tables.withheld.set(at, { workspace, opening, member, before })
      }
      return true
    }
    case "translation-draft-ended":
      tables.translationDrafts.delete(key(change.workspace, change.member, change.key, change.lang))
      return true
    case "address": {
      const { workspace, member, email, by } = change
      const at = key(workspace, member)
      const held = tables.addresses.get(at)
      const isTheirs = by === "office" && held !== undefined && (held.owned || held.confirmedAt !== null)
      if (email === null) {
        if (!isTheirs) tables.addresses.delete(at)
        tables.invitations.delete(at)
      } else if (!isTheirs) {
        const same = held?.email === email ? held : { confirmedAt: null, invite: null }
        const { confirmedAt, invite } = same
        tables.addresses.set(at, {
          workspace,
          member,
          email,
          confirmedAt,
          invite,
          owned: by !== "office",
          second: null,
        })
      }
      return true
    }
    case "address-beside": {
      const at = key(change.workspace, change.member)
      const held = tables.addresses.get(at)
      if (held) tables.addresses.set(at, { ...held, second: change.email === held.email ? null : change.email })
      return true
    }
    case "address-bound": {
      const { workspace, member, notice } = change
      const address = tables.addresses.get(key(workspace, member))
      if (address && address.confirmedAt !== null)
        tables.boundAddresses.set(key(workspace, notice), { workspace, notice, member, email: address.email })
      return true
    }
    case "notice-ended":
      tables.boundAddresses.delete(key(change.workspace, change.notice))
      for (const [at, letter] of tables.letters)
        if (letter.workspace === change.workspace && letter.notice === change.notice) tables.letters.delete(at)
      return true
    case "file-listed": {
      const file = tables.files.get(key(change.workspace, change.sha256))
      if (!file?.complete) return false
      file.listed = true
      return true
    }
    case "file-unlisted": {
      const at = key(change.workspace, change.sha256)
      const file = tables.files.get(at)
      if (file) file.listed = false
      if (!file || file.pictured) return true
      file.at = unlistedAt
      dropSomeOf(tables.files, [file], partsAtOnce)
      return true
    }
    case "member-erased":
      eraseInMemory(change, tables)
      return true
    case "retention":
      return eraseRetainedInMemory(change, tables)
    case "deletion": {
      const { kind: _, ...row } = change
      tables.deletions.set(row.workspace, { ...row, certificate: null, signature: null, publicKey: null })
      return true
    }
    case "home":
      homes.set(change.id, change.workspace)
      return true
    case "note-standing": {
      const note = tables.notes.get(change.topic) ?? emptyNote()
      tables.notes.set(change.topic, { ...note, workspace: change.workspace, standing: change.standing })
      return true
    }
    default:
      return change satisfies never
  }
}

/** The invitation by which the owner took the seat; null if the owner's proof is no longer valid. */
function ownedBy(
  proof: OwnersProof,
  seat: string,
  { returnLinks, addresses, accountSeats }: MemoryTables,
): InviteId | null {
  if (proof.kind === "account") {
    const kept = accountSeats.get(seat)
    return kept?.account === proof.account ? kept.invite : null
  }
  if (proof.kind === "link") {
    const link = returnLinks.get(seat)
    return link?.tokenHash === proof.tokenHash ? link.invite : null
  }
  const address = addresses.get(seat)
  const isIt =
    address !== undefined && address.confirmedAt !== null && mailboxOf(address.email) === mailboxOf(proof.email)
  return isIt ? address.invite : null
}
