import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Account, Accounts, ListedSignIn, Passkey } from "../../../ports/database/accounts.ts"
import { isLiving, type Living } from "../../../ports/database/directory.ts"
import { key, type MemoryTables } from "../tables.ts"
import { keepMemorySeat } from "./keepSeat.ts"

/** Keeps accounts in memory, as the adapters of the databases do. */
export function memoryAccounts(tables: MemoryTables): Accounts {
  const { accounts, accountSubjects, passkeys, accountSeats, signInOrigins } = tables
  const ofEmail = (email: string) => [...accounts.values()].find(one => one.email === mailboxOf(email))
  const change = (id: string, by: Partial<Account>) => {
    const found = accounts.get(id)
    if (found) accounts.set(id, { ...found, ...by })
  }
  const own = (account: string, id: string): Passkey | undefined => {
    const found = passkeys.get(id)
    return found?.account === account ? found : undefined
  }
  const changeRights = (workspace: WorkspaceId) => tables.rights.set(workspace, (tables.rights.get(workspace) ?? 0) + 1)
  const release = (account: string, workspace: WorkspaceId) => {
    for (const [at, seat] of accountSeats)
      if (seat.account === account && seat.workspace === workspace) accountSeats.delete(at)
  }
  const listed = (ids: readonly string[], living: Living): ListedSignIn[] =>
    ids
      .flatMap(id => {
        const found = tables.signIns.get(id)
        if (!found || !isLiving(found, living)) return []
        const { createdAt, usedOn } = found
        return [{ id, device: signInOrigins.get(id)?.device ?? "", createdAt, usedOn }]
      })
      .toSorted((a, b) => b.usedOn - a.usedOn || b.createdAt - a.createdAt)
  return {
    account: async id => accounts.get(id) ?? null,
    ofEmail: async email => ofEmail(email) ?? null,
    ofSubject: async ({ issuer, subject }) =>
      accounts.get(accountSubjects.get(key(issuer, subject))?.account ?? "") ?? null,
    async add(account) {
      if (accounts.has(account.id) || (account.email !== null && ofEmail(account.email))) return false
      accounts.set(account.id, { ...account })
      return true
    },
    async describe(id, said) {
      change(id, said)
    },
    async verify(id, email, verifiedBy) {
      const other = ofEmail(email)
      if (other && other.id !== id) return false
      change(id, { email: mailboxOf(email), verifiedBy })
      return true
    },
    async use(id, usedAt) {
      change(id, { usedAt })
    },
    async remove(id) {
      for (const [at, seat] of accountSeats)
        if (seat.account === id) {
          changeRights(seat.workspace)
          accountSeats.delete(at)
        }
      for (const one of passkeys.values()) if (one.account === id) passkeys.delete(one.id)
      for (const [at, one] of accountSubjects) if (one.account === id) accountSubjects.delete(at)
      for (const one of signInOrigins.values())
        if (one.account === id)
          signInOrigins.set(one.signIn, { ...one, account: null, issuer: null, serviceSession: null })
      accounts.delete(id)
    },
    async addSubject({ issuer, subject }, account) {
      const at = key(issuer, subject)
      if (!accountSubjects.has(at)) accountSubjects.set(at, { issuer, subject, account })
      return accountSubjects.get(at)?.account === account
    },
    subjects: async account =>
      [...accountSubjects.values()]
        .filter(one => one.account === account)
        .map(({ issuer, subject }) => ({ issuer, subject })),
    passkeys: async account => [...passkeys.values()].filter(one => one.account === account),
    passkey: async id => passkeys.get(id) ?? null,
    async addPasskey(passkey) {
      if (passkeys.has(passkey.id)) return false
      passkeys.set(passkey.id, { ...passkey })
      return true
    },
    async renamePasskey(account, id, name) {
      const found = own(account, id)
      if (found) passkeys.set(id, { ...found, name })
      return found !== undefined
    },
    removePasskey: async (account, id) => own(account, id) !== undefined && passkeys.delete(id),
    async usePasskey(id, { before, now }, usedAt) {
      const found = passkeys.get(id)
      if (found?.counter !== before) return false
      passkeys.set(id, { ...found, counter: now, usedAt })
      return true
    },
    seats: async account =>
      [...accountSeats.values()]
        .filter(one => one.account === account)
        .map(({ workspace, member, invite }) => ({ workspace, member, invite })),
    keeperOf: async (workspace, member) => accountSeats.get(key(workspace, member))?.account ?? null,
    async keepSeat({ signIn, workspace, member }) {
      changeRights(workspace)
      const seat = tables.seats.get(key(signIn, workspace))
      if (seat?.member === member) keepMemorySeat(tables, seat)
      const account = signInOrigins.get(signIn)?.account
      const keeper = accountSeats.get(key(workspace, member))?.account
      if (account && keeper === account) return "kept"
      return keeper ? "taken" : "ended"
    },
    async releaseSeat(account, workspace) {
      changeRights(workspace)
      release(account, workspace)
    },
    async setOrigin(origin) {
      signInOrigins.set(origin.signIn, { ...origin })
    },
    origin: async signIn => signInOrigins.get(signIn) ?? null,
    signIns: async (account, living) =>
      listed(
        [...signInOrigins.values()].filter(one => one.account === account).map(({ signIn }) => signIn),
        living,
      ),
    signInsOfSeat: async (workspace: WorkspaceId, member: MemberId, living) =>
      listed(
        [...tables.seats.values()]
          .filter(one => one.workspace === workspace && one.member === member)
          .map(({ signIn }) => signIn),
        living,
      ),
    async signInsOfService(issuer, of) {
      const account = "subject" in of ? accountSubjects.get(key(issuer, of.subject))?.account : undefined
      return [...signInOrigins.values()]
        .filter(one => one.issuer === issuer)
        .filter(one => ("session" in of ? one.serviceSession === of.session : account && one.account === account))
        .map(({ signIn }) => signIn)
    },
  }
}
