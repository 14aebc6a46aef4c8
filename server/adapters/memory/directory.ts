import { mailboxOf } from "../../../shared/model/host/mailbox.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import {
  type Directory,
  isLiving,
  letterAgainMs,
  mostLetterTries,
  type NewSignIn,
  type SignIn,
  tokenUseMs,
} from "../../ports/database/directory.ts"
import type { AppendToHost } from "./log/hostLog.ts"
import { key, type MemoryTables } from "./tables.ts"

/**
 * Counts a change of rights in every workspace in which the sign-in has a seat, and returns these workspaces. An
 * administrator's sign-in opens all workspaces.
 */
function changeRightsOf({ seats, rights, signIns, workspaces }: MemoryTables, ...of: string[]): WorkspaceId[] {
  const seated = [...seats.values()].filter(({ signIn }) => of.includes(signIn)).map(({ workspace }) => workspace)
  const isAdmin = of.some(signIn => signIns.get(signIn)?.admin)
  const held = [...new Set(isAdmin ? [...seated, ...workspaces.keys()] : seated)]
  for (const workspace of held) rights.set(workspace, (rights.get(workspace) ?? 0) + 1)
  return held
}

const asRead = ({ tokenHash: _, entered: __, ...signIn }: NewSignIn): SignIn => signIn

export const memoryDirectory = (tables: MemoryTables, appendToHost: AppendToHost): Directory => ({
  workspaces: async () => [...tables.workspaces].map(([id, slug]) => ({ id, slug })),
  home: async id => tables.homes.get(id) ?? null,
  async invite(tokenHash) {
    const invite = [...tables.invites.values()].find(row => row.tokenHash === tokenHash)
    return invite === undefined ? null : { ...invite }
  },
  async signIn(tokenHash) {
    const found = [...tables.signIns.values()].find(row => row.tokenHash === tokenHash)
    return found === undefined ? null : asRead(found)
  },
  async addSignIn(signIn, host) {
    const { entered } = signIn
    const isTwice = entered !== undefined && [...tables.signIns.values()].some(one => one.entered === entered)
    if (isTwice) throw new Error("the same attempt has made a sign-in")
    tables.signIns.set(signIn.id, { ...signIn })
    appendToHost(host)
  },
  async useSignIn(id, use) {
    const found = tables.signIns.get(id)
    if (!found) return
    tables.signIns.set(id, { ...found, ...use })
    if (found.plainName !== use.plainName) changeRightsOf(tables, id)
  },
  async enteredSignIn(entered, after) {
    const found = [...tables.signIns.values()].find(one => one.entered === entered && one.createdAt > after)
    return found === undefined ? null : asRead(found)
  },
  async reenterSignIn(id, anew) {
    const found = tables.signIns.get(id)
    if (found) tables.signIns.set(id, { ...found, ...anew })
    return changeRightsOf(tables, id)
  },
  async replaceSignIn(id, former) {
    const [one, before] = [tables.signIns.get(id), tables.signIns.get(former)]
    const held = changeRightsOf(tables, id, former)
    if (one?.replaces !== former) return null
    tables.signIns.set(id, { ...one, admin: one.admin || before?.admin === true, replaces: undefined })
    if (!before) return null
    tables.signIns.delete(former)
    tables.signInOrigins.delete(former)
    for (const [at, seat] of tables.seats) {
      if (seat.signIn !== former) continue
      tables.seats.delete(at)
      const own = key(id, seat.workspace)
      if (!tables.seats.has(own)) tables.seats.set(own, { ...seat, signIn: id })
    }
    return { held, tokenHash: before.tokenHash }
  },
  async endSignIn(id, host) {
    appendToHost(host)
    const held = changeRightsOf(tables, id)
    tables.signIns.delete(id)
    tables.signInOrigins.delete(id)
    for (const [at, seat] of tables.seats) if (seat.signIn === id) tables.seats.delete(at)
    return held
  },
  async dropExpiredSignIns(living, most) {
    const expired = [...tables.signIns.values()].filter(one => !isLiving(one, living)).slice(0, most)
    for (const { id } of expired) {
      tables.signIns.delete(id)
      tables.signInOrigins.delete(id)
      for (const [at, seat] of tables.seats) if (seat.signIn === id) tables.seats.delete(at)
    }
    return expired.length
  },
  signInsOf: async (workspace, member, living) =>
    [...tables.seats.values()]
      .filter(seat => seat.workspace === workspace && seat.member === member)
      .flatMap(({ signIn }) => [...tables.signIns.values()].filter(one => one.id === signIn && isLiving(one, living)))
      .map(({ createdAt, usedOn }) => ({ createdAt, usedOn })),
  async seat(signIn, workspace) {
    const seat = tables.seats.get(key(signIn, workspace))
    return seat === undefined ? null : { member: seat.member, invite: seat.invite }
  },
  addresses: async workspace =>
    [...tables.addresses.values()]
      .filter(one => one.workspace === workspace)
      .map(({ member, email, confirmedAt, owned, second }) => ({ member, email, confirmedAt, owned, second })),
  boundAddresses: async workspace =>
    [...tables.boundAddresses.values()]
      .filter(one => one.workspace === workspace)
      .map(({ notice, member, email }) => ({ notice, member, email })),
  async beginLetter(letter, now) {
    const at = key(letter.workspace, letter.notice, letter.member)
    const held = tables.letters.get(at)
    const tries = (held?.tries ?? 0) + 1
    if (held?.sent) return "sent"
    if (held && held.beganAt > now - letterAgainMs) return "elsewhere"
    if (tries > mostLetterTries) return "given-up"
    tables.letters.set(at, { ...letter, beganAt: now, tries, sent: false })
    return "begun"
  },
  lettersSent: async (workspace, notice) =>
    [...tables.letters.values()]
      .filter(one => one.workspace === workspace && one.notice === notice && one.sent)
      .map(({ member }) => member),
  lettersHeld: async () => tables.lettersHeld,
  async releaseLetters() {
    tables.lettersHeld = false
  },
  async endLetter(letter, end) {
    const at = key(letter.workspace, letter.notice, letter.member)
    const held = tables.letters.get(at)
    if (held && end === "sent") tables.letters.set(at, { ...held, sent: true })
    else tables.letters.delete(at)
  },
  translationDrafts: async (workspace, member) =>
    [...tables.translationDrafts.values()]
      .filter(one => one.workspace === workspace && one.member === member)
      .map(({ workspace: _, member: __, ...draft }) => draft),
  async saveTranslationDraft(workspace, member, draft) {
    const at = key(workspace, member, draft.key, draft.lang)
    if (draft.text === "") tables.translationDrafts.delete(at)
    else tables.translationDrafts.set(at, { workspace, member, ...draft })
  },
  async confirmAddress({ signIn, workspace, member }, email, at) {
    const seat = tables.seats.get(key(signIn, workspace))
    const address = tables.addresses.get(key(workspace, member))
    if (seat?.member !== member || (address?.email !== email && address?.second !== email)) return "ended"
    const isTaken = [...tables.addresses.values()].some(
      one =>
        one.workspace === workspace &&
        one.member !== member &&
        one.confirmedAt !== null &&
        mailboxOf(one.email) === mailboxOf(email),
    )
    if (isTaken) return "taken"
    tables.addresses.set(key(workspace, member), {
      ...address,
      email,
      second: null,
      confirmedAt: at,
      invite: seat.invite,
    })
    return "confirmed"
  },
  holdsMailbox: async mailbox =>
    [...tables.addresses.values(), ...tables.invitations.values()].some(one => mailboxOf(one.email) === mailbox),
  seatsOfAddress: async email =>
    [...tables.addresses.values()]
      .filter(one => mailboxOf(one.email) === mailboxOf(email) && one.confirmedAt !== null)
      .toSorted((a, b) => (a.confirmedAt ?? 0) - (b.confirmedAt ?? 0))
      .flatMap(({ workspace, member, invite }) => (invite ? [{ workspace, member, invite }] : [])),
  async makeReturnLink({ signIn, workspace, member }, tokenHash, at, host) {
    const seat = tables.seats.get(key(signIn, workspace))
    if (seat?.member !== member) return false
    tables.returnLinks.set(key(workspace, member), { workspace, member, tokenHash, invite: seat.invite, madeAt: at })
    appendToHost(host)
    return true
  },
  async returnLink(tokenHash) {
    const found = [...tables.returnLinks.values()].find(one => one.tokenHash === tokenHash)
    return found ? { workspace: found.workspace, member: found.member, invite: found.invite } : null
  },
  returnLinkMade: async (workspace, member) => tables.returnLinks.get(key(workspace, member))?.madeAt ?? null,
  async makeCalendar({ signIn, workspace, member }, of, tokenHash, at, host) {
    if (tables.seats.get(key(signIn, workspace))?.member !== member) return false
    tables.calendars.set(key(workspace, of), { workspace, of, madeBy: member, tokenHash, madeAt: at })
    appendToHost(host)
    return true
  },
  async endCalendar(workspace, of, host) {
    if (tables.calendars.delete(key(workspace, of))) appendToHost(host)
  },
  async calendar(tokenHash) {
    const found = [...tables.calendars.values()].find(one => one.tokenHash === tokenHash)
    return found ? { workspace: found.workspace, of: found.of, madeBy: found.madeBy } : null
  },
  calendarMade: async (workspace, of) => tables.calendars.get(key(workspace, of))?.madeAt ?? null,
  async useToken(workspace, machine, at) {
    const before = tables.tokenUses.get(machine)
    if (!before || before.usedAt <= at - tokenUseMs) tables.tokenUses.set(machine, { workspace, machine, usedAt: at })
  },
  tokenUses: async workspace =>
    [...tables.tokenUses.values()]
      .filter(one => one.workspace === workspace)
      .map(({ machine, usedAt }) => ({ machine, usedAt })),
  async addAdminToken(tokenHash, expiresAt, host) {
    tables.adminTokens.set(tokenHash, expiresAt)
    appendToHost(host)
  },
  isAdminToken: async (tokenHash, now) => (tables.adminTokens.get(tokenHash) ?? 0) > now,
  async useAdminToken(tokenHash, now) {
    if ((tables.adminTokens.get(tokenHash) ?? 0) <= now) return false
    return tables.adminTokens.delete(tokenHash)
  },
  incarnation: async () => tables.incarnation,
  secret: async () => tables.secret,
})
